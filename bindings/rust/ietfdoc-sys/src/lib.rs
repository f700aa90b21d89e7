//! The C interface of libietfdoc as its headers declare it; they say what holds. The crate `ietfdoc` is the safe one.
#![allow(non_camel_case_types)]

#[rustfmt::skip]
mod declarations;
pub use declarations::*;
