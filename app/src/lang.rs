//! The reader's language, from the address of the page.

use leptos::prelude::*;
use pleinweb_kernel::Lang;

/// The language of the page; French where no page is being rendered.
pub fn use_lang() -> Lang {
    use_context::<Lang>().unwrap_or_default()
}
