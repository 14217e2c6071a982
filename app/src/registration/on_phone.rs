//! Answers that wait on the person's own phone while the line is gone
//! (`browser/outbox.js`): whose phone it is, and the words for what waits.

use leptos::prelude::*;

use crate::kit::Card;
use crate::lang::use_lang;
use crate::texts::registration as t;

/// Whether the phone is theirs. Shown by the script: without one nothing is kept there.
pub fn question() -> AnyView {
    let lang = use_lang();
    let button = "button secondary";
    view! {
        <div data-mine="" hidden=true>
            <Card title=t::phone_title(lang)>
                <div class="stack" data-mine-asks="" tabindex="-1">
                    <p>{t::phone_ask(lang)}</p>
                    <p><button type="button" class=button data-mine-yes="">{t::phone_yes(lang)}</button></p>
                </div>
                <div class="stack" data-mine-is="" tabindex="-1">
                    <p>{t::phone_is(lang)}</p>
                    <p><button type="button" class=button data-mine-no="">{t::phone_stop(lang)}</button></p>
                </div>
            </Card>
        </div>
    }
    .into_any()
}

/// The words for what waits, for one and for several: the script has the numbers.
pub fn words() -> AnyView {
    let lang = use_lang();
    view! {
        <template
            id="unsent"
            data-kept-one=t::unsent_kept(lang, 1)
            data-kept-many=t::unsent_kept(lang, 2)
            data-arrived-one=t::unsent_arrived(lang, 1)
            data-arrived-many=t::unsent_arrived(lang, 2)
            data-leave-one=t::unsent_leave(lang, 1)
            data-leave-many=t::unsent_leave(lang, 2)
            data-full=t::unsent_full(lang)
            data-cut=t::unsent_cut(lang)
            data-yes=t::phone_yes(lang)
            data-no=t::unsent_no(lang)
            data-elsewhere=t::unsent_elsewhere(lang)
            data-take=t::unsent_take(lang)
            data-gone=t::unsent_gone(lang)
            data-erase=t::unsent_erase(lang)
            data-closed=t::unsent_closed(lang)
        >
            <div class="notice">
                <div class="stack">
                    <p></p>
                    <div class="cluster"></div>
                </div>
            </div>
            <dialog class="card stack" aria-labelledby="leaving">
                <h2 id="leaving"></h2>
                <p>{t::unsent_leave_text(lang)}</p>
                <div class="actions">
                    <button type="button" class="button">{t::unsent_stay(lang)}</button>
                    <button type="button" class="button danger">{t::unsent_out(lang)}</button>
                </div>
            </dialog>
        </template>
    }
    .into_any()
}
