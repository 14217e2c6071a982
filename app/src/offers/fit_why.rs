//! Why an offer is where it is, in words, and the points behind them.

use leptos::prelude::*;
use pleinweb_fit::{Learning, MatchBasis, SkillWhy, Why, Work, points_of};
use pleinweb_kernel::Lang;
use pleinweb_market::model::{LocalTension, TensionLevel};
use pleinweb_offers::model::{Figures, Need};

use super::labels;
use crate::kit::{Details, icon, lu};
use crate::market::labels as market;
use crate::texts::offer_fit as t;

/// How a reason speaks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum For {
    Yes,
    No,
    /// Neither for nor against.
    Open,
}

/// How much is said of skills.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// In a list: the first of each kind, and how many more.
    Short,
    /// Beside the offer: all of them.
    Full,
}

/// Skills of a kind that a list names.
const NAMED: usize = 3;

/// The reasons, one a line: those of the work first.
pub fn why(
    lang: Lang,
    why: &Why,
    looked: &MatchBasis,
    figures: &Figures,
    length: Length,
) -> AnyView {
    let mut lines = vec![work(lang, &why.work)];
    lines.extend(skills(lang, &why.skills, length));
    lines.push(distance(lang, why, looked));
    let said = |fits: Option<bool>, yes: String, no: String| {
        fits.map(|fits| if fits { (For::Yes, yes) } else { (For::No, no) })
    };
    if let Some(hours) = figures.hours {
        let what = labels::hours(lang, hours);
        let (yes, no) = (t::why_hours_yes(lang, what), t::why_hours_no(lang, what));
        lines.extend(said(why.hours, yes, no));
    }
    let what = labels::contract(lang, figures.contract);
    let (yes, no) = (
        t::why_contract_yes(lang, what),
        t::why_contract_no(lang, what),
    );
    lines.extend(said(why.contract, yes, no));
    let (yes, no) = (t::why_pay_yes(lang), t::why_pay_no(lang));
    lines.extend(said(why.pay, yes.to_owned(), no.to_owned()));
    if why.after > 0 {
        lines.push((For::Open, t::why_after(lang, u64::from(why.after))));
    }
    if why.aged {
        lines.push((For::No, t::why_aged(lang).to_owned()));
    }
    lines.extend(why.tension.as_ref().map(|told| tension(lang, told)));
    let lines: Vec<AnyView> = lines.into_iter().map(reason).collect();
    view! { <ul class="why plain-list">{lines}</ul> }.into_any()
}

/// The drawing only repeats what the words say.
fn reason((speaks, text): (For, String)) -> AnyView {
    let (class, drawing) = match speaks {
        For::Yes => ("yes", lu::LuCheck),
        For::No => ("no", lu::LuMinus),
        For::Open => ("open", lu::LuInfo),
    };
    view! { <li class=class>{icon(drawing)}<span>{text}</span></li> }.into_any()
}

fn work(lang: Lang, work: &Work) -> (For, String) {
    match work {
        Work::Asked(name) => (For::Yes, t::why_asked(lang, name)),
        Work::Close(name, asked) => (For::Open, t::why_close(lang, asked, name)),
        Work::Other => (For::No, t::why_other(lang).to_owned()),
    }
}

fn skills(lang: Lang, skills: &[SkillWhy], length: Length) -> Vec<(For, String)> {
    if skills.is_empty() {
        return vec![(For::Open, t::why_nothing_asked(lang).to_owned())];
    }
    let named = |keep: &dyn Fn(&SkillWhy) -> bool| {
        let kept = skills.iter().filter(|skill| keep(skill));
        let names: Vec<&str> = kept.map(|skill| skill.label.as_str()).collect();
        // "and 1 more" is no shorter than its name.
        if length == Length::Full || names.len() <= NAMED + 1 {
            return names.join(", ");
        }
        let others = u64::try_from(names.len() - NAMED).unwrap_or(0);
        t::why_and_others(lang, others, &names[..NAMED].join(", "))
    };
    let must = |skill: &SkillWhy| skill.need == Need::Must;
    let yours = |skill: &SkillWhy| !skill.has && skill.learning == Learning::Yours;
    let mut lines = Vec::new();
    let mut add = |speaks: For, list: String, said: fn(Lang, &str) -> String| {
        if !list.is_empty() {
            lines.push((speaks, said(lang, &list)));
        }
    };
    let has = named(&|skill| skill.has && must(skill));
    add(For::Yes, has, t::why_has_must);
    let has = named(&|skill| skill.has && !must(skill));
    add(For::Yes, has, t::why_has_nice);
    let lacks = named(&|skill| !skill.has && !must(skill) && !yours(skill));
    add(For::Open, lacks, t::why_lacks_nice);
    let open = named(&yours);
    add(For::Open, open, t::why_yours);
    let missing: Vec<(For, String)> = Learning::ALL
        .iter()
        .filter(|learning| **learning != Learning::Yours)
        .filter_map(|learning| {
            let list = named(&|skill| !skill.has && must(skill) && skill.learning == *learning);
            let how = t::by_id(lang, learning.message()).unwrap_or_default();
            (!list.is_empty()).then(|| (For::No, t::why_lacks_must(lang, how, &list)))
        })
        .collect();
    // What is missing comes right after what is there.
    let at = lines.iter().take_while(|(speaks, _)| *speaks == For::Yes);
    let at = at.count();
    lines.splice(at..at, missing);
    lines
}

fn distance(lang: Lang, why: &Why, looked: &MatchBasis) -> (For, String) {
    if why.anywhere {
        return (For::Yes, t::why_anywhere(lang).to_owned());
    }
    let (Some(km), Some(place)) = (why.km, &looked.place) else {
        return (For::Open, t::why_somewhere(lang).to_owned());
    };
    let reach = looked.reach_km.to_string();
    let distance = km.to_string();
    if km > looked.reach_km {
        (For::No, t::why_far(lang, &distance, place, &reach))
    } else if km == 0 {
        (For::Yes, t::why_here(lang, place))
    } else {
        (For::Yes, t::why_near(lang, &distance, place, &reach))
    }
}

/// Where it is hard to find someone, whoever applies is waited for.
fn tension(lang: Lang, told: &LocalTension) -> (For, String) {
    let words = market::word(lang, "tension", told.tension.key());
    let area = market::area(lang, told.level, told.area.as_deref());
    let speaks = match told.tension {
        TensionLevel::High | TensionLevel::VeryHigh => For::Yes,
        TensionLevel::Low | TensionLevel::Moderate => For::Open,
    };
    (speaks, t::why_tension(lang, &area, words))
}

/// How well it fits, in a line: the points, and what most of them are for.
pub fn line(lang: Lang, why: &Why) -> String {
    let work = match why.work {
        Work::Asked(_) => t::line_asked(lang),
        Work::Close(..) => t::line_close(lang),
        Work::Other => t::line_other(lang),
    };
    let must = why.skills.iter().filter(|skill| skill.need == Need::Must);
    let (mut has, mut of) = (0_u64, 0_u64);
    for skill in must {
        of += 1;
        has += u64::from(skill.has);
    }
    let skills = (of > 0).then(|| t::line_skills(lang, of, &has.to_string()));
    let distance = if why.anywhere {
        Some(t::line_anywhere(lang).to_owned())
    } else {
        why.km.map(|km| labels::km(lang, km))
    };
    let parts: Vec<String> = [Some(work.to_owned()), skills, distance]
        .into_iter()
        .flatten()
        .collect();
    t::line(lang, &total(why).to_string(), &parts.join(", "))
}

/// What the parts make together.
fn total(why: &Why) -> u32 {
    let sum = |off: bool| -> u32 {
        let parts = why
            .points
            .iter()
            .filter(|(part, _)| part.takes_off() == off);
        parts.map(|(_, points)| points).sum()
    };
    sum(false).saturating_sub(sum(true))
}

/// The points, folded away.
pub fn points(lang: Lang, why: &Why) -> AnyView {
    let total = total(why);
    let items: Vec<AnyView> = why
        .points
        .iter()
        .map(|(part, points)| {
            let name = t::by_id(lang, part.message()).unwrap_or_default();
            let (most, points) = (points_of(*part).to_string(), points.to_string());
            let text = if part.takes_off() {
                t::points_off(lang, &most, name, &points)
            } else {
                t::points_item(lang, &most, name, &points)
            };
            view! { <li>{text}</li> }.into_any()
        })
        .collect();
    view! {
        <Details summary=t::points(lang)>
            <p>{t::points_lead(lang, &total.to_string())}</p>
            <ul>{items}</ul>
        </Details>
    }
    .into_any()
}
