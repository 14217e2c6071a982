//! Every text a person reads, as functions: `texts::<feature>::<message_id>(lang, ..)`.
//!
//! They are made from `locales/<lang>/<feature>.ftl` by `build.rs`. A message
//! without variables is a `&'static str`; with variables it is a `String` and takes
//! them in alphabetical order: `u64` if the variable selects plurals (it is then
//! written with the language's thousands separator), else `&str`. An attribute
//! `.title` of `entry-check` is `entry_check_title`. A file that opens with
//! `### lookup` has `by_id`, for ids known only at run time.

use pleinweb_kernel::Lang;

#[path = "../build/figures.rs"]
pub mod figures;
#[path = "../build/runtime.rs"]
pub mod runtime;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));
