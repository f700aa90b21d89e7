//! Contexts: options, diagnostics, and the callbacks through which files come in and go out.

use std::any::Any;
use std::ffi::{CStr, CString};
use std::mem;
use std::ops::ControlFlow;
use std::os::raw::{c_char, c_int, c_void};
use std::panic::{catch_unwind, resume_unwind, AssertUnwindSafe};
use std::path::Path;
use std::ptr;
use std::slice;
use std::sync::{Arc, Mutex, PoisonError};

use crate::diagnostic::diagnostic;
use crate::{optional_text, sys, text, Diagnostic, Document, Error, Node, Result, Severity};

/// Why a document wants a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LoadPurpose {
    /// An external entity or DTD.
    Entity,
    /// `xi:include` and `<?rfc include?>`.
    Include,
    /// Artwork or source code by `src`.
    Artwork,
    /// A style sheet or script that an option names.
    Resource,
}

/// What a document wants from elsewhere. A loader calls [`Load::give`], or [`Load::refuse`], or [`Load::by_default`];
/// when it calls none of them, the file does not come.
pub struct Load {
    pointer: *mut sys::ietfdoc_load,
    status: sys::ietfdoc_status,
}

impl Load {
    /// The path, URL or bare name, as the document has it.
    pub fn reference(&self) -> String {
        unsafe { text(sys::ietfdoc_load_reference(self.pointer)) }
    }

    /// The path or URL of the file that names it.
    pub fn base(&self) -> String {
        unsafe { text(sys::ietfdoc_load_base(self.pointer)) }
    }

    pub fn purpose(&self) -> LoadPurpose {
        match unsafe { sys::ietfdoc_load_purpose_of(self.pointer) } {
            sys::IETFDOC_LOAD_ENTITY => LoadPurpose::Entity,
            sys::IETFDOC_LOAD_INCLUDE => LoadPurpose::Include,
            sys::IETFDOC_LOAD_ARTWORK => LoadPurpose::Artwork,
            _ => LoadPurpose::Resource,
        }
    }

    /// The file's bytes, and the path or URL that messages shall show.
    pub fn give(&mut self, data: &[u8], path: Option<&str>) {
        let path = path.map(without_nul);
        let name = path.as_ref().map_or(ptr::null(), |p| p.as_ptr());
        let bytes = data.as_ptr() as *const c_char;
        self.status = unsafe { sys::ietfdoc_load_give(self.pointer, bytes, data.len(), name, ptr::null()) };
    }

    /// It does not come, because.
    pub fn refuse(&mut self, why: &str) {
        unsafe { sys::ietfdoc_load_refuse(self.pointer, without_nul(why).as_ptr()) };
        self.status = sys::IETFDOC_E_IO;
    }

    /// The library looks for it.
    pub fn by_default(&mut self) {
        self.status = unsafe { sys::ietfdoc_load_default(self.pointer) };
    }
}

/// Where a formatter writes to.
pub struct Output {
    pointer: *mut sys::ietfdoc_output,
}

impl Output {
    pub fn write(&mut self, data: &[u8]) {
        unsafe { sys::ietfdoc_output_write(self.pointer, data.as_ptr() as *const c_char, data.len()) };
    }

    /// A file that goes beside the output.
    pub fn file(&mut self, name: &str, data: &[u8]) {
        let bytes = data.as_ptr() as *const c_char;
        unsafe { sys::ietfdoc_output_file(self.pointer, without_nul(name).as_ptr(), bytes, data.len()) };
    }

    pub fn option(&self, name: &str) -> Option<String> {
        unsafe { optional_text(sys::ietfdoc_output_option(self.pointer, without_nul(name).as_ptr())) }
    }

    /// What the option `param`, set to `name=value`, gives.
    pub fn parameter(&self, name: &str) -> Option<String> {
        unsafe { optional_text(sys::ietfdoc_output_parameter(self.pointer, without_nul(name).as_ptr())) }
    }

    /// Reports to the author, at a node or at none.
    pub fn report(&mut self, severity: Severity, node: Option<Node<'_>>, message: &str) {
        let at = node.map_or(ptr::null(), |n| n.as_ptr());
        let words = without_nul(message);
        unsafe { sys::ietfdoc_output_report(self.pointer, severity as u32, at, words.as_ptr()) };
    }
}

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Stage {
    /// Bytes become a document.
    Read,
    /// The vocabulary of version 2 becomes that of version 3.
    Convert,
    /// The document is included, checked, finished.
    Prepare,
    /// A format is made.
    Render,
}

/// How far the work is.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Progress {
    pub stage: Stage,
    /// The document's name, the pass that runs, or the format.
    pub detail: String,
    /// Of this stage, from 0 to 1; an estimate.
    pub fraction: f64,
}

/// Ends the work of a context from another thread; it may outlive the context.
#[derive(Clone)]
pub struct Canceller {
    pointer: Arc<Mutex<Target>>,
}

/// The context, until it is freed.
struct Target(*mut sys::ietfdoc_context);

// Cancelling is for any thread.
unsafe impl Send for Target {}

impl Canceller {
    /// Ends the call that is running, and every later one until `cancel(false)`.
    pub fn cancel(&self, cancelled: bool) {
        let target = self.pointer.lock().unwrap_or_else(PoisonError::into_inner);
        if !target.0.is_null() {
            unsafe { sys::ietfdoc_context_cancel(target.0, c_int::from(cancelled)) };
        }
    }
}

type OnProgress = Box<dyn FnMut(&Progress) -> ControlFlow<()> + Send>;
type Report = Box<dyn FnMut(&Diagnostic) + Send>;
type Loader = Box<dyn FnMut(&mut Load) + Send>;
type File = Box<dyn FnMut(&str, &[u8]) + Send>;
type Render = Box<dyn FnMut(&mut Output, Node<'_>) + Send>;

/// What callbacks need; it does not move while C knows where it is.
#[derive(Default)]
struct State {
    report: Option<Report>,
    loader: Option<Loader>,
    file: Option<File>,
    progress: Option<OnProgress>,
    panic: Option<Box<dyn Any + Send>>,
}

struct OwnFormat {
    state: *mut State,
    render: Render,
}

/// The options, and what was reported; for one thread at a time.
pub struct Context {
    pointer: *mut sys::ietfdoc_context,
    state: *mut State,
    canceller: Canceller,
}

// Nothing in a context belongs to a thread, and its callbacks are Send.
unsafe impl Send for Context {}

impl Context {
    pub fn new() -> Result<Context> {
        let mut pointer = ptr::null_mut();
        let status = unsafe { sys::ietfdoc_context_new(&mut pointer, ptr::null()) };
        if status != sys::IETFDOC_OK {
            return Err(Error::new(status, None, Vec::new()));
        }
        let canceller = Canceller { pointer: Arc::new(Mutex::new(Target(pointer))) };
        Ok(Context { pointer, state: Box::into_raw(Box::default()), canceller })
    }

    /// Sets an option from text; a list option appends.
    pub fn set(&mut self, name: &str, value: &str) -> Result<&mut Context> {
        let wrong = |status| {
            Error::new(status, Some(format!("{}: no such option, or it cannot be {:?}", name, value)), Vec::new())
        };
        let (c_name, c_value) = match (CString::new(name), CString::new(value)) {
            (Ok(c_name), Ok(c_value)) => (c_name, c_value),
            _ => return Err(wrong(sys::IETFDOC_E_ARGUMENT)),
        };
        match unsafe { sys::ietfdoc_context_set_option(self.pointer, c_name.as_ptr(), c_value.as_ptr()) } {
            sys::IETFDOC_OK => Ok(self),
            status => Err(wrong(status)),
        }
    }

    /// Goes back to the default.
    pub fn reset(&mut self, name: &str) -> Result<&mut Context> {
        match unsafe { sys::ietfdoc_context_set_option(self.pointer, without_nul(name).as_ptr(), ptr::null()) } {
            sys::IETFDOC_OK => Ok(self),
            status => Err(Error::new(status, None, Vec::new())),
        }
    }

    /// The present value as text; items of a list stand on lines of their own.
    pub fn option(&self, name: &str) -> Option<String> {
        unsafe { optional_text(sys::ietfdoc_context_option(self.pointer, without_nul(name).as_ptr())) }
    }

    /// All that were shown since the context was made or they were cleared.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        self.diagnostics_from(0)
    }

    pub fn clear_diagnostics(&mut self) {
        unsafe { sys::ietfdoc_context_clear_diagnostics(self.pointer) };
    }

    fn diagnostics_from(&self, first: usize) -> Vec<Diagnostic> {
        let count = unsafe { sys::ietfdoc_context_diagnostic_count(self.pointer) };
        (first..count).map(|i| unsafe { diagnostic(sys::ietfdoc_context_diagnostic(self.pointer, i)) }).collect()
    }

    /// Calls the function with each diagnostic as it is made.
    pub fn on_report(&mut self, report: impl FnMut(&Diagnostic) + Send + 'static) -> &mut Context {
        unsafe {
            (*self.state).report = Some(Box::new(report));
            sys::ietfdoc_context_on_report(self.pointer, Some(call_report), self.state as *mut c_void, None);
        }
        self
    }

    /// Every file that a document names comes through the function.
    pub fn set_loader(&mut self, loader: impl FnMut(&mut Load) + Send + 'static) -> &mut Context {
        unsafe {
            (*self.state).loader = Some(Box::new(loader));
            sys::ietfdoc_context_set_loader(self.pointer, Some(call_loader), self.state as *mut c_void, None);
        }
        self
    }

    /// Takes files (name, bytes) that a format puts beside its output.
    pub fn on_file(&mut self, file: impl FnMut(&str, &[u8]) + Send + 'static) -> &mut Context {
        unsafe {
            (*self.state).file = Some(Box::new(file));
            sys::ietfdoc_context_on_file(self.pointer, Some(call_file), self.state as *mut c_void, None);
        }
        self
    }

    /// Hears how far the work is; with `Break` the call ends with [`crate::Status::Cancelled`].
    pub fn on_progress(&mut self, progress: impl FnMut(&Progress) -> ControlFlow<()> + Send + 'static) -> &mut Context {
        unsafe {
            (*self.state).progress = Some(Box::new(progress));
            sys::ietfdoc_context_on_progress(self.pointer, Some(call_progress), self.state as *mut c_void, None);
        }
        self
    }

    /// What ends the work of this context from elsewhere.
    pub fn canceller(&self) -> Canceller {
        self.canceller.clone()
    }

    /// Adds the formats of a module, a shared object.
    ///
    /// # Safety
    ///
    /// The module's code runs: it must be one for this library.
    pub unsafe fn load_module(&mut self, path: impl AsRef<Path>) -> Result<()> {
        let name = path_text(path.as_ref())?;
        self.run(|c| sys::ietfdoc_context_load_module(c, name.as_ptr()))
    }

    /// What a format needs of the machine, a line each, and what is missing.
    pub fn format_requirements(&mut self, format: &str) -> Result<String> {
        let name = without_nul(format);
        let mut words = ptr::null();
        self.run(|c| unsafe { sys::ietfdoc_format_requirements(&mut words, c, name.as_ptr()) })?;
        Ok(unsafe { text(words) })
    }

    /// Adds a format of one's own: the function reads the prepared tree from its root and writes to the output.
    pub fn add_format(&mut self, name: &str, render: impl FnMut(&mut Output, Node<'_>) + Send + 'static) -> Result<()> {
        let own = Box::into_raw(Box::new(OwnFormat { state: self.state, render: Box::new(render) }));
        let c_name = without_nul(name);
        let formatter = sys::ietfdoc_formatter {
            struct_size: mem::size_of::<sys::ietfdoc_formatter>(),
            name: c_name.as_ptr(),
            render: Some(call_render),
            user: own as *mut c_void,
            destroy: Some(drop_format),
            ..unsafe { mem::zeroed() }
        };
        let status = unsafe { sys::ietfdoc_context_add_formatter(self.pointer, &formatter) };
        if status == sys::IETFDOC_OK {
            return Ok(());
        }
        drop(unsafe { Box::from_raw(own) });
        Err(Error::new(status, Some(format!("{}: this format cannot be added", name)), Vec::new()))
    }

    /// Reads a document from memory. `source` names it in messages; relative references start from there.
    pub fn parse(&mut self, data: &[u8], source: Option<&Path>) -> Result<Document> {
        let name = source.map(path_text).transpose()?;
        let mut made = ptr::null_mut();
        self.run(|c| unsafe {
            let path = name.as_ref().map_or(ptr::null(), |n| n.as_ptr());
            sys::ietfdoc_document_parse(&mut made, c, data.as_ptr() as *const c_char, data.len(), path)
        })?;
        Ok(Document::from_ptr(made))
    }

    pub fn parse_file(&mut self, path: impl AsRef<Path>) -> Result<Document> {
        let name = path_text(path.as_ref())?;
        let mut made = ptr::null_mut();
        self.run(|c| unsafe { sys::ietfdoc_document_parse_file(&mut made, c, name.as_ptr()) })?;
        Ok(Document::from_ptr(made))
    }

    /// Runs a call of the library; goes on with a callback's panic, or makes an error of its status.
    pub(crate) fn run(&mut self, call: impl FnOnce(*mut sys::ietfdoc_context) -> sys::ietfdoc_status) -> Result<()> {
        let first = unsafe { sys::ietfdoc_context_diagnostic_count(self.pointer) };
        let status = call(self.pointer);
        if let Some(panic) = unsafe { (*self.state).panic.take() } {
            resume_unwind(panic);
        }
        if status == sys::IETFDOC_OK {
            return Ok(());
        }
        let found = self.diagnostics_from(first);
        let message = found.iter().find(|d| d.severity >= Severity::Error).map(|d| d.text.clone());
        Err(Error::new(status, message, found))
    }
}

impl Drop for Context {
    fn drop(&mut self) {
        self.canceller.pointer.lock().unwrap_or_else(PoisonError::into_inner).0 = ptr::null_mut();
        unsafe {
            sys::ietfdoc_context_free(self.pointer);
            drop(Box::from_raw(self.state));
        }
    }
}

/// A C string; what follows a NUL is left out.
pub(crate) fn without_nul(words: &str) -> CString {
    CString::new(words.split('\0').next().unwrap_or("")).expect("there is no NUL")
}

#[cfg(unix)]
fn path_text(path: &Path) -> Result<CString> {
    use std::os::unix::ffi::OsStrExt;
    CString::new(path.as_os_str().as_bytes()).map_err(|_| Error::new(sys::IETFDOC_E_ARGUMENT, None, Vec::new()))
}

#[cfg(not(unix))]
fn path_text(path: &Path) -> Result<CString> {
    CString::new(path.to_string_lossy().as_bytes()).map_err(|_| Error::new(sys::IETFDOC_E_ARGUMENT, None, Vec::new()))
}

/// What the call returns, or `failed` after a panic, with which `run` goes on.
unsafe fn guard<T>(state: *mut State, failed: T, call: impl FnOnce() -> T) -> T {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(value) => value,
        Err(panic) => {
            (*state).panic.get_or_insert(panic);
            failed
        }
    }
}

unsafe fn bytes<'a>(data: *const c_char, length: usize) -> &'a [u8] {
    if length == 0 {
        &[]
    } else {
        slice::from_raw_parts(data as *const u8, length)
    }
}

unsafe extern "C" fn call_report(d: *const sys::ietfdoc_diagnostic, user: *mut c_void) {
    let state = user as *mut State;
    guard(state, (), || {
        if let Some(report) = &mut (*state).report {
            report(&diagnostic(d));
        }
    });
}

unsafe extern "C" fn call_loader(pointer: *mut sys::ietfdoc_load, user: *mut c_void) -> sys::ietfdoc_status {
    let state = user as *mut State;
    guard(state, sys::IETFDOC_E_IO, || {
        let mut load = Load { pointer, status: sys::IETFDOC_E_IO };
        if let Some(loader) = &mut (*state).loader {
            loader(&mut load);
        }
        load.status
    })
}

unsafe extern "C" fn call_file(name: *const c_char, data: *const c_char, length: usize, user: *mut c_void) -> c_int {
    let state = user as *mut State;
    guard(state, 1, || {
        if let Some(file) = &mut (*state).file {
            file(&CStr::from_ptr(name).to_string_lossy(), bytes(data, length));
        }
        0
    })
}

unsafe extern "C" fn call_progress(progress: *const sys::ietfdoc_progress, user: *mut c_void) -> c_int {
    let state = user as *mut State;
    guard(state, 1, || {
        let about = Progress {
            stage: match (*progress).stage {
                sys::IETFDOC_STAGE_READ => Stage::Read,
                sys::IETFDOC_STAGE_CONVERT => Stage::Convert,
                sys::IETFDOC_STAGE_PREPARE => Stage::Prepare,
                _ => Stage::Render,
            },
            detail: text((*progress).detail),
            fraction: (*progress).fraction,
        };
        match (*state).progress.as_mut().map(|f| f(&about)) {
            Some(ControlFlow::Break(())) => 1,
            _ => 0,
        }
    })
}

unsafe extern "C" fn call_render(
    pointer: *mut sys::ietfdoc_output,
    document: *const sys::ietfdoc_document,
    user: *mut c_void,
) -> sys::ietfdoc_status {
    let own = user as *mut OwnFormat;
    guard((*own).state, sys::IETFDOC_E_IO, || {
        ((*own).render)(&mut Output { pointer }, Node::from_ptr(sys::ietfdoc_document_root(document)));
        sys::IETFDOC_OK
    })
}

unsafe extern "C" fn drop_format(user: *mut c_void) {
    drop(Box::from_raw(user as *mut OwnFormat));
}

/// Where a render goes to, and why that failed.
pub(crate) struct Sink<'a> {
    pub write: &'a mut dyn FnMut(&[u8]) -> std::io::Result<()>,
    pub error: Option<std::io::Error>,
    pub panic: Option<Box<dyn Any + Send>>,
}

pub(crate) unsafe extern "C" fn call_write(data: *const c_char, length: usize, user: *mut c_void) -> c_int {
    let sink = &mut *(user as *mut Sink<'_>);
    match catch_unwind(AssertUnwindSafe(|| (sink.write)(bytes(data, length)))) {
        Ok(Ok(())) => return 0,
        Ok(Err(error)) => sink.error = Some(error),
        Err(panic) => sink.panic = Some(panic),
    }
    1
}
