//! RFCXML to text, HTML, prepped XML and more, by libietfdoc.
//!
//! ```no_run
//! let mut context = ietfdoc::Context::new()?;
//! context.set("date", "2026-01-15")?;
//! let mut document = context.parse_file("draft.xml")?;
//! let text = document.render(&mut context, "text")?;
//! # Ok::<(), ietfdoc::Error>(())
//! ```
//!
//! A [`Context`] has the options and what was reported, and belongs to one thread at a time. A [`Document`] that is
//! prepared becomes a [`Prepared`], which threads may share. A panic in a callback does not pass through the library:
//! the call that led to it goes on panicking.

mod context;
mod diagnostic;
mod document;
mod message;
mod node;
mod option;

pub use context::{Canceller, Context, Load, LoadPurpose, Output, Progress, Stage};
pub use diagnostic::{Diagnostic, Edit, Severity};
pub use document::{Document, Prepared};
pub use ietfdoc_sys as sys;
pub use message::{explain, messages, Message};
pub use node::{Attributes, Children, Descendants, Node, NodeType};
pub use option::{options, OptionDescription, OptionType};

use std::ffi::CStr;
use std::fmt;
use std::os::raw::c_char;

/// What became of a call that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Status {
    /// Memory ran out.
    Memory,
    /// A ceiling among the options was reached.
    Limit,
    /// The document has errors.
    Invalid,
    /// A file could not be read, or a callback said that it failed.
    Io,
    /// The call itself is wrong: an unknown name, a value that does not fit.
    Argument,
    /// The work was ended by a [`Canceller`] or by the callback for progress.
    Cancelled,
    /// A status that this crate does not know.
    Other(u32),
}

/// A call that failed, with the diagnostics that it made.
#[derive(Clone, Debug)]
pub struct Error {
    pub status: Status,
    pub message: String,
    pub diagnostics: Vec<Diagnostic>,
}

pub type Result<T> = std::result::Result<T, Error>;

/// The version of the library that is running.
pub fn version() -> &'static str {
    unsafe { CStr::from_ptr(sys::ietfdoc_version()) }.to_str().unwrap_or("")
}

impl Error {
    fn new(status: sys::ietfdoc_status, message: Option<String>, diagnostics: Vec<Diagnostic>) -> Error {
        let words = || unsafe { text(sys::ietfdoc_status_text(status)) };
        Error { status: Status::from(status), message: message.unwrap_or_else(words), diagnostics }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl From<sys::ietfdoc_status> for Status {
    fn from(status: sys::ietfdoc_status) -> Status {
        match status {
            sys::IETFDOC_E_MEMORY => Status::Memory,
            sys::IETFDOC_E_LIMIT => Status::Limit,
            sys::IETFDOC_E_INVALID => Status::Invalid,
            sys::IETFDOC_E_IO => Status::Io,
            sys::IETFDOC_E_ARGUMENT => Status::Argument,
            sys::IETFDOC_E_CANCELLED => Status::Cancelled,
            other => Status::Other(other),
        }
    }
}

/// A string of the library, copied. The pointer is not NULL.
unsafe fn text(pointer: *const c_char) -> String {
    CStr::from_ptr(pointer).to_string_lossy().into_owned()
}

unsafe fn optional_text(pointer: *const c_char) -> Option<String> {
    if pointer.is_null() {
        None
    } else {
        Some(text(pointer))
    }
}
