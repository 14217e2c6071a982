//! Passing an offer on: the system's own sheet, the address, and plain links.
//! Nothing of another site is loaded here, so nobody is told who looks.

use leptos::prelude::*;
use pleinweb_kernel::Lang;

use crate::address::encode_all;
use crate::kit::{Details, icon, lu};
use crate::texts::offers as t;

pub fn share(lang: Lang, title: &str, address: &str) -> AnyView {
    let (what, link) = (encode_all(title), encode_all(address));
    let links = [
        (t::share_mail(lang), ["mailto:?subject=", &what, "&body=", &link].concat()),
        (t::share_whatsapp(lang), ["https://wa.me/?text=", &what, "%20", &link].concat()),
        (
            t::share_facebook(lang),
            ["https://www.facebook.com/sharer/sharer.php?u=", &link].concat(),
        ),
        (
            t::share_linkedin(lang),
            ["https://www.linkedin.com/sharing/share-offsite/?url=", &link].concat(),
        ),
    ]
    .map(|(name, href)| view! { <li><a class="alone" href=href rel="external nofollow noopener noreferrer">{name}</a></li> });
    let title = title.to_owned();
    let address = address.to_owned();
    view! {
        <Details summary=t::share(lang)>
            // What only a script can do, where the browser can: `browser/share.js`.
            <p class="actions" data-share=address.clone() data-title=title>
                <button type="button" class="button" hidden=true data-does="share">
                    {icon(lu::LuShare2)}{t::share_sheet(lang)}
                </button>
                <button type="button" class="button secondary" hidden=true data-does="copy">
                    {icon(lu::LuCopy)}{t::share_copy(lang)}
                </button>
            </p>
            <div class="field">
                <label class="label" for="share-address">{t::share_address(lang)}</label>
                <input class="input" id="share-address" type="text" readonly=true value=address/>
            </div>
            <p class="status" role="status" data-shared=t::share_copied(lang) data-not-shared=t::share_not_copied(lang)></p>
            <ul class="cluster plain-list">{links.into_iter().collect_view()}</ul>
            <p class="hint">{t::share_note(lang)}</p>
        </Details>
    }
    .into_any()
}
