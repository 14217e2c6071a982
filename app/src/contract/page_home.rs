//! "Où en est mon dossier": one thing to do first, then the way so far, what
//! each side owes, and who to turn to.

use leptos::prelude::*;
use pleinweb_contract::{
    Action, Cause, Contact, Differs, Duty, DutyKind, HomeView, Milestone, MilestoneKind, Moment,
    Standing, State,
};
use pleinweb_entry::Path;
use pleinweb_kernel::{Lang, LocalTime};

use super::{api, contact, text};
use crate::dates::{full_day, moment};
use crate::heading::Heading;
use crate::kit::{self, Callout, Card, LinkButton, Look, Mood, Timeline};
use crate::lang::use_lang;
use crate::load::{live, load};
use crate::page::Page;
use crate::phone::{dial, spelled};
use crate::site::use_site;
use crate::texts::{contract as t, entry, offer_fit, registration};

pub type Told = Standing<LocalTime>;

pub fn home() -> AnyView {
    live(load(api::load_home, show))
}

fn show(home: HomeView) -> AnyView {
    let lang = use_lang();
    let standing = home.standing;
    let is_sent = home.number.is_some();
    let number = home
        .number
        .map(|number| view! { <p class="muted">{t::home_number(lang, &number)}</p> });
    let why = home
        .current
        .filter(|version| version.cause == Cause::Decided && !version.reason.is_empty())
        .filter(|_| {
            matches!(
                standing.state,
                State::FullWeb | State::Mixed | State::Agency
            )
        });
    let differs = home
        .differs
        .filter(|_| why.is_some())
        .map(|differs| not_wished(lang, differs, home.contact.as_ref(), home.may_volunteer));
    let line = standing
        .milestones
        .iter()
        .map(|line| milestone(lang, *line));
    let line: Vec<kit::Milestone> = line.collect();
    let (first, owed) = (next(lang, &standing), duties(lang, &standing));
    // A number is given when the file is sent, and offers are ranked by it.
    let offers = is_sent.then(|| {
        view! {
            <p class="cluster">
                <a class="alone" href=Page::FitOffers.href(lang)>{offer_fit::home_link(lang)}</a>
                <a class="alone" href=Page::RegistrationSent.href(lang)>{registration::sent_link(lang)}</a>
            </p>
        }
    });
    view! {
        <div class="page wide stack home">
            <Heading text=t::home_title(lang)/>
            {number}
            <div class="split">
                <div class="stack">
                    {first}
                    {differs}
                    {offers}
                    {why.map(|version| view! {
                        <Card title=t::home_why(lang)><p class="said">{version.reason}</p></Card>
                    })}
                    <Card title=t::home_timeline(lang)>
                        <Timeline milestones=line/>
                    </Card>
                </div>
                <div class="stack">
                    {owed}
                    {contact(lang, home.contact)}
                    {home.may_volunteer.then(|| view! {
                        <p><a class="alone" href=Page::VolunteerAgain.href(lang)>{t::home_volunteer(lang)}</a></p>
                    })}
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// The decision is another than the wish: said, with whom to talk and what can be done.
/// Why stands in the card under it.
fn not_wished(
    lang: Lang,
    differs: Differs,
    contact: Option<&Contact>,
    may_volunteer: bool,
) -> AnyView {
    let name = |path: Path| entry::by_id(lang, path.message()).unwrap_or_default();
    let text = t::differs_text(lang, name(differs.decided), name(differs.wished));
    let who = contact.map(|contact| {
        let adviser = contact.adviser.as_deref().unwrap_or_default();
        let who = [adviser, contact.agency.as_str()];
        let who: Vec<&str> = who.into_iter().filter(|part| !part.is_empty()).collect();
        let phone = (!contact.phone.is_empty()).then(|| {
            let (href, phone) = (dial(&contact.phone), spelled(&contact.phone));
            view! { " : " <a class="alone" href=href>{phone}</a> }
        });
        view! { <p>{t::differs_talk(lang, &who.join(", "))}{phone}</p> }
    });
    let other = if may_volunteer {
        (Page::VolunteerAgain, t::home_volunteer(lang))
    } else {
        (Page::ReturnToAgency, t::return_title(lang))
    };
    view! {
        <Callout mood=Mood::Info title=t::differs_title(lang)>
            <p>{text}</p>
            {who}
            <p class="cluster">
                <a class="alone" href=Page::Callback.href(lang)>{t::home_callback(lang)}</a>
                <a class="alone" href=other.0.href(lang)>{other.1}</a>
            </p>
        </Callout>
    }
    .into_any()
}

/// The one thing to do, in sight before anything else; on the front page too.
pub fn next(lang: Lang, standing: &Told) -> AnyView {
    let about = match standing.action {
        Action::CallUs => t::text_late(lang),
        _ => text(lang, &["text", standing.state.key()].join("-")),
    };
    let by = standing.by.map(|by| {
        let by = moment(lang, by);
        match standing.action {
            Action::ContinueDraft => t::draft_by(lang, &by),
            Action::AwaitInterview => t::interview_by(lang, &by),
            Action::CallUs => t::late_by(lang, &by),
            _ => t::wait_by(lang, &by),
        }
    });
    let label = text(lang, standing.action.message());
    let button = |href: String| view! { <p><LinkButton href>{label}</LinkButton></p> }.into_any();
    let action = match standing.action {
        Action::DoCheck => view! {
            {button(Page::EntryCheck.href(lang))}
            <p><LinkButton href=Page::Registration.href(lang) look=Look::Secondary>{t::action_register_anyway(lang)}</LinkButton></p>
        }
        .into_any(),
        Action::Register | Action::ContinueDraft => button(Page::Registration.href(lang)),
        Action::ReadContract => button(Page::Contract.href(lang)),
        Action::CallUs => button(dial(&use_site().help_phone)),
        Action::Wait | Action::AwaitInterview => view! { <p class="lead">{label}</p> }.into_any(),
    };
    view! {
        <section class="card strong stack" aria-label=t::home_next(lang)>
            <h2>{text(lang, standing.state.message())}</h2>
            <p>{about}</p>
            {action}
            {by.map(|by| view! { <p class="by">{by}</p> })}
        </section>
    }
    .into_any()
}

fn milestone(lang: Lang, line: Milestone<LocalTime>) -> kit::Milestone {
    let moment_ = match line.moment {
        Moment::Past => kit::Moment::Past,
        Moment::Now => kit::Moment::Now,
        Moment::Next => kit::Moment::Next,
    };
    let title = match (line.kind, line.moment) {
        (MilestoneKind::Sent, Moment::Now | Moment::Next) => t::milestone_sent_next(lang),
        (MilestoneKind::Checked, Moment::Now | Moment::Next) => t::milestone_checked_next(lang),
        (kind, _) => text(lang, kind.message()),
    };
    let date = line.at.map(|at| {
        let words = match line.moment {
            Moment::Past => full_day(lang, at.day),
            _ if line.kind == MilestoneKind::Engagement => {
                t::by_date(lang, &full_day(lang, at.day))
            }
            _ => t::by_date(lang, &moment(lang, at)),
        };
        (at.day.to_string().into(), words.into())
    });
    kit::Milestone {
        moment: moment_,
        title: title.into(),
        date,
        text: None,
    }
}

/// What the service owes beside what the person owes.
fn duties(lang: Lang, standing: &Told) -> AnyView {
    let line = |duty: Duty<LocalTime>| {
        let by = duty
            .by
            .filter(|_| duty.kind != DutyKind::Nothing)
            .map(|by| match duty.kind {
                // Weeks away: the hour would only be noise.
                DutyKind::ProposeEngagement => full_day(lang, by.day),
                _ => moment(lang, by),
            })
            .map(|by| t::by_date(lang, &by))
            .map(|by| view! { <p class="muted">{by}</p> });
        view! { <p>{text(lang, duty.kind.message())}</p>{by} }.into_any()
    };
    let (service, person) = (line(standing.service_owes), line(standing.person_owes));
    view! {
        <Card title=t::home_duties(lang)>
            <h3>{t::home_service_owes(lang)}</h3>
            {service}
            <h3>{t::home_person_owes(lang)}</h3>
            {person}
        </Card>
    }
    .into_any()
}
