//! Icons, drawn from the strings of `icondata_lu` (Lucide, ISC licence). Only
//! the icons that are named somewhere are compiled in, and of those only the
//! paths: the frame is the same for all.

use icondata_core::IconData;
use leptos::prelude::*;

/// An icon beside a text that says the same: `icon(lu::LuHouse)`. It is hidden
/// from those who listen, and takes the size and colour of the text.
#[inline]
pub fn icon(drawing: &'static IconData) -> AnyView {
    draw(drawing.data)
}

fn draw(paths: &'static str) -> AnyView {
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false" inner_html=paths></svg> }
        .into_any()
}
