//! Diagnostics, copied out of the library, with the edits that mend what they are about.

use std::fmt;

use crate::{optional_text, sys, text};

/// How grave a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Note,
    Warning,
    Error,
    Fatal,
}

/// A piece of the source, in bytes, that is to be replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Edit {
    pub offset: usize,
    pub length: usize,
    pub text: String,
    pub line: u32,
    pub column: u32,
    pub end_line: u32,
    pub end_column: u32,
}

/// Something said to the author. Lines and columns count from 1; 0: unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    pub severity: Severity,
    /// A stable name: `PARSE_XML`.
    pub code: String,
    pub text: String,
    /// An absolute path or URL.
    pub file: Option<String>,
    pub line: u32,
    pub column: u32,
    /// The line of the Markdown that the source was made from; 0: unknown.
    pub author_line: u32,
    /// What its edits do.
    pub fix: Option<String>,
    /// The edits cannot be wrong; else an author should look at them.
    pub is_fix_certain: bool,
    pub edits: Vec<Edit>,
}

impl Diagnostic {
    /// The source, as it was given, with the edits.
    pub fn mended(&self, source: &[u8]) -> Vec<u8> {
        let mut made = Vec::with_capacity(source.len());
        let mut at = 0;
        for edit in &self.edits {
            made.extend_from_slice(&source[at..edit.offset]);
            made.extend_from_slice(edit.text.as_bytes());
            at = edit.offset + edit.length;
        }
        made.extend_from_slice(&source[at..]);
        made
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (Some(file), true) = (&self.file, self.line > 0) {
            write!(f, "{}({}): ", file, self.line)?;
        }
        let word = match self.severity {
            Severity::Note => "Note",
            Severity::Warning => "Warning",
            Severity::Error | Severity::Fatal => "Error",
        };
        write!(f, "{}: {}", word, self.text)
    }
}

pub(crate) fn severity(number: sys::ietfdoc_severity) -> Severity {
    match number {
        sys::IETFDOC_NOTE => Severity::Note,
        sys::IETFDOC_WARNING => Severity::Warning,
        sys::IETFDOC_ERROR => Severity::Error,
        _ => Severity::Fatal,
    }
}

unsafe fn edit(e: &sys::ietfdoc_edit) -> Edit {
    Edit {
        offset: e.offset,
        length: e.length,
        text: text(e.text),
        line: e.line,
        column: e.column,
        end_line: e.end_line,
        end_column: e.end_column,
    }
}

/// A copy of a diagnostic that the library has made.
pub(crate) unsafe fn diagnostic(pointer: *const sys::ietfdoc_diagnostic) -> Diagnostic {
    let d = &*pointer;
    Diagnostic {
        severity: severity(d.severity),
        code: text(d.code),
        text: text(d.text),
        file: optional_text(d.file),
        line: d.line,
        column: d.column,
        author_line: d.author_line,
        fix: optional_text(d.fix),
        is_fix_certain: d.is_fix_certain != 0,
        edits: (0..d.edit_count).map(|i| edit(&*sys::ietfdoc_diagnostic_edit(pointer, i))).collect(),
    }
}
