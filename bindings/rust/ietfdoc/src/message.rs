//! Messages as a reference book: what each code means, and what to do about it.

use std::mem;

use crate::context::without_nul;
use crate::diagnostic::severity;
use crate::{optional_text, sys, text, Severity};

/// What there is to say about a code.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Message {
    pub code: String,
    pub severity: Severity,
    /// As a diagnostic has it, with "…" for what differs.
    pub text: String,
    pub title: String,
    pub about: String,
    /// What to do about it.
    pub mend: String,
    /// What the edits of such diagnostics do.
    pub fix: Option<String>,
    pub see: Option<String>,
    pub url: Option<String>,
    /// An example that gives the message.
    pub wrong: Option<String>,
    /// The example made right.
    pub right: Option<String>,
}

unsafe fn filled(fill: impl FnOnce(*mut sys::ietfdoc_message) -> sys::ietfdoc_status) -> Option<Message> {
    let mut m: sys::ietfdoc_message = mem::zeroed();
    m.struct_size = mem::size_of::<sys::ietfdoc_message>();
    if fill(&mut m) != sys::IETFDOC_OK {
        return None;
    }
    Some(Message {
        code: text(m.code),
        severity: severity(m.severity),
        text: text(m.text),
        title: text(m.title),
        about: text(m.about),
        mend: text(m.mend),
        fix: optional_text(m.fix),
        see: optional_text(m.see),
        url: optional_text(m.url),
        wrong: optional_text(m.wrong),
        right: optional_text(m.right),
    })
}

/// All codes.
pub fn messages() -> Vec<Message> {
    let count = unsafe { sys::ietfdoc_message_count() };
    (0..count).filter_map(|i| unsafe { filled(|m| sys::ietfdoc_message_describe(m, i)) }).collect()
}

/// The code of that name.
pub fn explain(code: &str) -> Option<Message> {
    let name = without_nul(code);
    unsafe { filled(|m| sys::ietfdoc_message_find(m, name.as_ptr())) }
}
