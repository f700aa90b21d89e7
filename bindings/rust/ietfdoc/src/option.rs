//! Options as data.

use std::mem;
use std::os::raw::c_char;

use crate::{optional_text, sys, text};

/// The kinds of option values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OptionType {
    Switch,
    Number,
    Text,
    List,
    Date,
    /// True, false, or "auto": the document decides.
    Decided,
}

/// An option as data.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct OptionDescription {
    pub name: String,
    pub kind: OptionType,
    pub group: String,
    pub argument: Option<String>,
    pub default: Option<String>,
    /// The values it may have; empty: any.
    pub choices: Vec<String>,
    /// The formats it concerns; empty: all.
    pub formats: Vec<String>,
    pub help: String,
}

/// All options there are.
pub fn options() -> Vec<OptionDescription> {
    let count = unsafe { sys::ietfdoc_option_count() };
    (0..count).map(|index| unsafe { describe(index) }).collect()
}

unsafe fn words(pointer: *const c_char) -> Vec<String> {
    optional_text(pointer).map_or_else(Vec::new, |all| all.split('|').map(String::from).collect())
}

unsafe fn describe(index: usize) -> OptionDescription {
    let mut option: sys::ietfdoc_option = mem::zeroed();
    option.struct_size = mem::size_of::<sys::ietfdoc_option>();
    let status = sys::ietfdoc_option_describe(&mut option, index);
    assert_eq!(status, sys::IETFDOC_OK);
    OptionDescription {
        name: text(option.name),
        kind: match option.r#type {
            sys::IETFDOC_OPTION_SWITCH => OptionType::Switch,
            sys::IETFDOC_OPTION_NUMBER => OptionType::Number,
            sys::IETFDOC_OPTION_LIST => OptionType::List,
            sys::IETFDOC_OPTION_DATE => OptionType::Date,
            sys::IETFDOC_OPTION_DECIDED => OptionType::Decided,
            _ => OptionType::Text,
        },
        group: text(option.group),
        argument: optional_text(option.argument),
        default: optional_text(option.default_value),
        choices: words(option.choices),
        formats: words(option.formats),
        help: text(option.help),
    }
}
