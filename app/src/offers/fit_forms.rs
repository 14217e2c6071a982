//! What one can do with an offer that fits: keep it, contest a reason, take a
//! correction back. Each is a plain form.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_fit::{CorrectionKind, CorrectionView, Learning, MatchBasis, Why, Work};
use pleinweb_kernel::Lang;

use super::api::{ContestFit, KeepOffer, UndoContest};
use crate::kit::{Button, Choice, Details, Form, Look, RadioGroup, TextField, came_back, icon, lu};
use crate::texts::offer_fit as t;

/// Keeps an offer and lets it go again: one button that stays where it is, and says
/// what became of it.
pub fn keep(lang: Lang, offer: &str, kept: bool) -> AnyView {
    let (let_go, label, said) = if kept {
        ("1", t::let_go(lang), t::is_let_go(lang))
    } else {
        ("", t::keep(lang), t::is_kept(lang))
    };
    let offer = offer.to_owned();
    view! {
        <Form
            action=KeepOffer::PATH
            id=["k", &offer].concat()
            matching=("offer", offer.clone())
            stay=true
            said
        >
            <input type="hidden" name="command[offer]" value=offer.clone()/>
            <input type="hidden" name="command[let_go]" value=let_go autocomplete="off"/>
            <div class="cluster">
                <Button look=Look::Secondary>{icon(lu::LuBookmark)}{label}</Button>
            </div>
        </Form>
    }
    .into_any()
}

/// "Ce n'est pas juste": what the offer asks, the distance, the work.
pub fn contest(lang: Lang, offer: &str, why: &Why, looked: &MatchBasis) -> AnyView {
    let mut choices: Vec<Choice> = why
        .skills
        .iter()
        .map(|skill| {
            let (kind, label) = if skill.has {
                ("lack:", t::contest_lack(lang, &skill.label))
            } else {
                ("have:", t::contest_have(lang, &skill.label))
            };
            let choice = Choice::new([kind, &skill.label].concat(), label);
            match (skill.has, skill.learning) {
                (false, Learning::Yours) => choice.hint(t::fit_learning_yours(lang)),
                _ => choice,
            }
        })
        .collect();
    choices.push(Choice::new("distance", t::contest_distance(lang)));
    if why.work != Work::Other {
        choices.push(Choice::new("work", t::contest_work(lang)));
    }
    let id = ["c", offer].concat();
    let km = looked.reach_km.to_string();
    let open = came_back(ContestFit::PATH, "offer", offer);
    let offer = offer.to_owned();
    view! {
        <Details summary=t::contest(lang) open>
            <Form action=ContestFit::PATH id matching=("offer", offer.clone())>
                <input type="hidden" name="command[offer]" value=offer/>
                <RadioGroup name="what" label=t::contest_what(lang) choices/>
                <TextField
                    name="km"
                    label=t::contest_km(lang)
                    hint=t::contest_km_hint(lang)
                    value=km
                    inputmode="numeric"
                    width="short"
                    optional=true
                    missing=t::missing_km(lang)
                />
                <p class="hint">{t::contest_note(lang)}</p>
                <div><Button look=Look::Secondary>{t::contest_send(lang)}</Button></div>
            </Form>
        </Details>
    }
    .into_any()
}

/// Looks further, where nothing is near enough.
pub fn widen(lang: Lang, km: u32) -> AnyView {
    let km = km.to_string();
    view! {
        <Form action=ContestFit::PATH id="widen">
            <input type="hidden" name="command[what]" value="distance"/>
            <input type="hidden" name="command[km]" value=km.clone()/>
            <div><Button look=Look::Secondary>{t::widen(lang, &km)}</Button></div>
        </Form>
    }
    .into_any()
}

/// What was corrected, in words.
pub fn words(lang: Lang, correction: &CorrectionView) -> String {
    let value = &correction.value;
    match correction.kind {
        CorrectionKind::Have => t::fit_correction_have(lang, value),
        CorrectionKind::Lack => t::fit_correction_lack(lang, value),
        CorrectionKind::Distance => t::fit_correction_distance(lang, value),
        CorrectionKind::Work => t::fit_correction_work(lang, value),
    }
}

/// A correction with the way back. `place` tells the forms for one correction apart.
pub fn undo(lang: Lang, correction: &CorrectionView, place: &'static str) -> AnyView {
    let id = correction.id.to_string();
    let text = words(lang, correction);
    view! {
        <Form action=UndoContest::PATH id=[place, &id].concat() matching=("correction", id.clone())>
            <input type="hidden" name="command[correction]" value=id.clone()/>
            <div class="cluster">
                <span>{text.clone()}</span>
                <Button look=Look::Secondary>
                    {t::undo(lang)}
                    <span class="visually-hidden">{[" : ", &text].concat()}</span>
                </Button>
            </div>
        </Form>
    }
    .into_any()
}

/// Lets go of an offer in the list of those that are kept, from which it goes;
/// `back`: what the list then says.
pub fn let_go(lang: Lang, offer: &str, back: String) -> AnyView {
    let offer = offer.to_owned();
    view! {
        <Form
            action=KeepOffer::PATH
            id=["k", &offer].concat()
            matching=("offer", offer.clone())
            back
        >
            <input type="hidden" name="command[offer]" value=offer.clone()/>
            <input type="hidden" name="command[let_go]" value="1"/>
            <div class="cluster">
                <Button look=Look::Secondary>{t::let_go(lang)}</Button>
            </div>
        </Form>
    }
    .into_any()
}

/// An offer that was just let go is kept again.
pub fn keep_again(lang: Lang, offer: String, back: String) -> AnyView {
    view! {
        <Form action=KeepOffer::PATH id="again" back>
            <input type="hidden" name="command[offer]" value=offer/>
            <input type="hidden" name="command[let_go]" value=""/>
            <div class="cluster"><Button look=Look::Secondary>{t::undo(lang)}</Button></div>
        </Form>
    }
    .into_any()
}
