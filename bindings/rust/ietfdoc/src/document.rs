//! Documents: read, prepared (RFC 7998), rendered.

use std::io;
use std::os::raw::c_void;
use std::panic::resume_unwind;

use crate::context::{call_write, without_nul, Sink};
use crate::{sys, Context, Error, Node, Result};

/// A document as it was read. The first render prepares it.
pub struct Document {
    pointer: *mut sys::ietfdoc_document,
}

/// A document that never changes any more: several threads may render it, each with a context of its own.
pub struct Prepared {
    document: Document,
}

// A document belongs to no thread, and a prepared one is only read.
unsafe impl Send for Document {}
unsafe impl Sync for Prepared {}

unsafe fn render_to(
    document: *mut sys::ietfdoc_document,
    context: &mut Context,
    format: &str,
    write: &mut dyn FnMut(&[u8]) -> io::Result<()>,
) -> Result<()> {
    let name = without_nul(format);
    let mut sink = Sink { write, error: None, panic: None };
    let user = &mut sink as *mut Sink<'_> as *mut c_void;
    let done = context.run(|c| sys::ietfdoc_document_render(document, c, name.as_ptr(), Some(call_write), user));
    if let Some(panic) = sink.panic {
        resume_unwind(panic);
    }
    match (done, sink.error) {
        (Err(error), Some(why)) => Err(Error { message: why.to_string(), ..error }),
        (done, _) => done,
    }
}

unsafe fn render(document: *mut sys::ietfdoc_document, context: &mut Context, format: &str) -> Result<Vec<u8>> {
    let mut made = Vec::new();
    render_to(document, context, format, &mut |data| {
        made.extend_from_slice(data);
        Ok(())
    })?;
    Ok(made)
}

impl Document {
    pub(crate) fn from_ptr(pointer: *mut sys::ietfdoc_document) -> Document {
        Document { pointer }
    }

    /// Includes, checks and finishes the document.
    pub fn prepare(self, context: &mut Context) -> Result<Prepared> {
        context.run(|c| unsafe { sys::ietfdoc_document_prepare(self.pointer, c) })?;
        Ok(Prepared { document: self })
    }

    pub fn is_prepared(&self) -> bool {
        unsafe { sys::ietfdoc_document_is_prepared(self.pointer) != 0 }
    }

    /// The document in a format: `text`, `html`, `preptool` and others.
    pub fn render(&mut self, context: &mut Context, format: &str) -> Result<Vec<u8>> {
        unsafe { render(self.pointer, context, format) }
    }

    /// Renders to a function, which is not called when the document has errors.
    pub fn render_to(
        &mut self,
        context: &mut Context,
        format: &str,
        mut write: impl FnMut(&[u8]) -> io::Result<()>,
    ) -> Result<()> {
        unsafe { render_to(self.pointer, context, format, &mut write) }
    }

    /// The root element, `<rfc>`.
    pub fn root(&self) -> Node<'_> {
        unsafe { Node::from_ptr(sys::ietfdoc_document_root(self.pointer)) }
    }
}

impl Drop for Document {
    fn drop(&mut self) {
        unsafe { sys::ietfdoc_document_free(self.pointer) };
    }
}

impl Prepared {
    /// The document in a format.
    pub fn render(&self, context: &mut Context, format: &str) -> Result<Vec<u8>> {
        unsafe { render(self.document.pointer, context, format) }
    }

    /// Renders to a function.
    pub fn render_to(
        &self,
        context: &mut Context,
        format: &str,
        mut write: impl FnMut(&[u8]) -> io::Result<()>,
    ) -> Result<()> {
        unsafe { render_to(self.document.pointer, context, format, &mut write) }
    }

    /// The root element, `<rfc>`.
    pub fn root(&self) -> Node<'_> {
        self.document.root()
    }

    /// The element with that anchor, else that pn, else that slugifiedName.
    pub fn find(&self, id: &str) -> Option<Node<'_>> {
        let pointer = unsafe { sys::ietfdoc_document_find(self.document.pointer, without_nul(id).as_ptr()) };
        Node::from_optional(pointer)
    }
}
