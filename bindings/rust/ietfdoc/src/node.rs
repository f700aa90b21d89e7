//! The tree of a document, read-only. Nodes borrow the document, so that nothing changes it meanwhile.

use std::marker::PhantomData;
use std::os::raw::c_char;
use std::slice;

use crate::context::without_nul;
use crate::sys;

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NodeType {
    Document,
    Element,
    Text,
    Comment,
    Instruction,
}

/// A node of the tree.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Node<'a> {
    pointer: *const sys::ietfdoc_node,
    document: PhantomData<&'a ()>,
}

unsafe fn borrowed<'a>(pointer: *const c_char) -> &'a str {
    let length = (0..).take_while(|&i| *pointer.add(i) != 0).count();
    bytes_text(pointer, length)
}

/// The parser lets nothing but UTF-8 through.
unsafe fn bytes_text<'a>(pointer: *const c_char, length: usize) -> &'a str {
    std::str::from_utf8(slice::from_raw_parts(pointer as *const u8, length)).unwrap_or("")
}

impl<'a> Node<'a> {
    pub(crate) unsafe fn from_ptr(pointer: *const sys::ietfdoc_node) -> Node<'a> {
        Node { pointer, document: PhantomData }
    }

    pub(crate) fn from_optional(pointer: *const sys::ietfdoc_node) -> Option<Node<'a>> {
        if pointer.is_null() {
            None
        } else {
            Some(Node { pointer, document: PhantomData })
        }
    }

    pub(crate) fn as_ptr(self) -> *const sys::ietfdoc_node {
        self.pointer
    }

    pub fn node_type(self) -> NodeType {
        match unsafe { sys::ietfdoc_node_type_of(self.pointer) } {
            sys::IETFDOC_NODE_DOCUMENT => NodeType::Document,
            sys::IETFDOC_NODE_ELEMENT => NodeType::Element,
            sys::IETFDOC_NODE_TEXT => NodeType::Text,
            sys::IETFDOC_NODE_COMMENT => NodeType::Comment,
            _ => NodeType::Instruction,
        }
    }

    /// The name of an element or the target of an instruction, as written; "" for others.
    pub fn name(self) -> &'a str {
        unsafe { borrowed(sys::ietfdoc_node_name(self.pointer)) }
    }

    pub fn is(self, name: &str) -> bool {
        self.node_type() == NodeType::Element && self.name() == name
    }

    /// The text of a text node, a comment or an instruction; "" for others.
    pub fn text(self) -> &'a str {
        unsafe { bytes_text(sys::ietfdoc_node_text(self.pointer), sys::ietfdoc_node_text_length(self.pointer)) }
    }

    pub fn attribute(self, name: &str) -> Option<&'a str> {
        let value = unsafe { sys::ietfdoc_node_attribute(self.pointer, without_nul(name).as_ptr()) };
        if value.is_null() {
            None
        } else {
            Some(unsafe { borrowed(value) })
        }
    }

    /// Names and values, in the order of the source.
    pub fn attributes(self) -> Attributes<'a> {
        Attributes { node: self, index: 0 }
    }

    pub fn parent(self) -> Option<Node<'a>> {
        Node::from_optional(unsafe { sys::ietfdoc_node_parent(self.pointer) })
    }

    pub fn next(self) -> Option<Node<'a>> {
        Node::from_optional(unsafe { sys::ietfdoc_node_next(self.pointer) })
    }

    pub fn previous(self) -> Option<Node<'a>> {
        Node::from_optional(unsafe { sys::ietfdoc_node_previous(self.pointer) })
    }

    /// The children of any kind.
    pub fn children(self) -> Children<'a> {
        Children { next: Node::from_optional(unsafe { sys::ietfdoc_node_first(self.pointer) }) }
    }

    /// The nodes below, in document order.
    pub fn descendants(self) -> Descendants<'a> {
        Descendants { at: self.pointer, top: self }
    }

    /// From 1; 0: unknown, as of nodes that a pass made.
    pub fn line(self) -> u32 {
        unsafe { sys::ietfdoc_node_line(self.pointer) }
    }

    /// From 1, in code points; 0: unknown.
    pub fn column(self) -> u32 {
        unsafe { sys::ietfdoc_node_column(self.pointer) }
    }
}

/// See [`Node::attributes`].
pub struct Attributes<'a> {
    node: Node<'a>,
    index: usize,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let (node, index) = (self.node.pointer, self.index);
        self.index += 1;
        unsafe {
            let name = sys::ietfdoc_node_attribute_name(node, index);
            if name.is_null() {
                return None;
            }
            Some((borrowed(name), borrowed(sys::ietfdoc_node_attribute_value(node, index))))
        }
    }
}

/// See [`Node::children`].
pub struct Children<'a> {
    next: Option<Node<'a>>,
}

impl<'a> Iterator for Children<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        let node = self.next?;
        self.next = node.next();
        Some(node)
    }
}

/// See [`Node::descendants`].
pub struct Descendants<'a> {
    at: *const sys::ietfdoc_node,
    top: Node<'a>,
}

impl<'a> Iterator for Descendants<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        if self.at.is_null() {
            return None;
        }
        self.at = unsafe { sys::ietfdoc_node_following(self.at, self.top.pointer) };
        Node::from_optional(self.at)
    }
}
