//! Sign-up, sign-in, second factor, sessions: their pages and functions.

pub mod api;
pub mod page_forgotten;
pub mod page_sign_in;
pub mod page_sign_up;

use leptos_router::hooks::use_query_map;
use pleinweb_domain::kernel::is_local_path;

/// Where the reader was going: the `retour` of the address, if it is a path of
/// this site.
pub(crate) fn return_to() -> String {
    query("retour")
        .filter(|path| is_local_path(path))
        .unwrap_or_default()
}

/// A value of the address's query.
pub(crate) fn query(name: &str) -> Option<String> {
    use leptos::prelude::GetUntracked;
    use_query_map().get_untracked().get(name)
}

/// A button that `passkeys.js` brings to life: hidden without scripts, and
/// where the browser knows no passkeys. `what` is `sign-in` or `enrol`.
pub(crate) fn passkey_button(
    what: &'static str,
    label: &'static str,
    return_to: String,
) -> leptos::prelude::AnyView {
    use leptos::prelude::*;
    let lang = crate::lang::use_lang();
    view! {
        <div class="passkey">
            <button
                type="button"
                class="button secondary"
                data-passkey=what
                data-lang=lang.tag()
                data-return=return_to
                data-failed=crate::texts::accounts::passkey_failed(lang)
            >
                {label}
            </button>
            <p class="field-error" role="alert" data-passkey-said=""></p>
            <script type="module" src="/passkeys.js"></script>
        </div>
    }
    .into_any()
}
