//! `/espace`: "Où en est mon dossier".

use maud::{Markup, html};
use pleinweb_app::dates::{full_day, moment};
use pleinweb_app::kit::lu;
use pleinweb_app::page::Page;
use pleinweb_app::phone::{dial, unbroken};
use pleinweb_app::texts::{contract as t, kit, offer_fit};
use pleinweb_contract::{
    Action, Cause, Contact, Duty, DutyKind, HomeView, Milestone, MilestoneKind, Moment, Standing,
    State,
};
use pleinweb_kernel::{Lang, LocalTime};

use super::frame::Sheet;
use super::parts::{Way, card, dock, heading, icon};

fn text(lang: Lang, id: &str) -> &'static str {
    t::by_id(lang, id).unwrap_or_default()
}

fn ways(lang: Lang) -> Vec<Way> {
    let way = |page: Page, label, drawing| Way {
        current: (page == Page::Space).then_some("page"),
        href: page.href(lang),
        label,
        drawing,
        late: None,
    };
    vec![
        way(Page::Space, t::nav_home(lang), icon!(lu::LuHouse)),
        way(Page::FitOffers, offer_fit::nav(lang), icon!(lu::LuSearch)),
        way(
            Page::Registration,
            t::nav_registration(lang),
            icon!(lu::LuFilePenLine),
        ),
        way(
            Page::Contract,
            t::nav_contract(lang),
            icon!(lu::LuHandshake),
        ),
        way(
            Page::ReturnToAgency,
            t::nav_return(lang),
            icon!(lu::LuStore),
        ),
    ]
}

pub fn space(sheet: &Sheet, home: HomeView) -> (String, Option<Markup>, Markup) {
    let lang = sheet.lang;
    let standing = home.standing;
    let is_sent = home.number.is_some();
    let why = home
        .current
        .filter(|version| version.cause == Cause::Decided && !version.reason.is_empty())
        .filter(|_| {
            matches!(
                standing.state,
                State::FullWeb | State::Mixed | State::Agency
            )
        });
    let main = html! {
        (dock(t::nav_label(lang), ways(lang)))
        div class="page wide stack home" {
            (heading(t::home_title(lang)))
            @if let Some(number) = &home.number { p class="muted" { (t::home_number(lang, number)) } }
            div class="split" {
                div class="stack" {
                    (next(sheet, &standing))
                    @if is_sent {
                        p { a class="alone" href=(Page::FitOffers.href(lang)) { (offer_fit::home_link(lang)) } }
                    }
                    @if let Some(version) = why {
                        (card(t::home_why(lang), html! { p class="said" { (version.reason) } }))
                    }
                    (card(t::home_timeline(lang), timeline(lang, &standing.milestones)))
                }
                div class="stack" {
                    (duties(lang, &standing))
                    (contact(sheet, home.contact))
                    @if home.may_volunteer {
                        p { a class="alone" href=(Page::VolunteerAgain.href(lang)) { (t::home_volunteer(lang)) } }
                    }
                }
            }
        }
        span hidden data-news="" {}
    };
    (t::home_title(lang).to_owned(), None, main)
}

fn next(sheet: &Sheet, standing: &Standing<LocalTime>) -> Markup {
    let lang = sheet.lang;
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
    let button = |href: String| html! { p { a class="button" href=(href) { (label) } } };
    let action = match standing.action {
        Action::DoCheck => html! {
            (button(Page::EntryCheck.href(lang)))
            p {
                a class="button secondary" href=(Page::Registration.href(lang)) { (t::action_register_anyway(lang)) }
            }
        },
        Action::Register | Action::ContinueDraft => button(Page::Registration.href(lang)),
        Action::ReadContract => button(Page::Contract.href(lang)),
        Action::CallUs => button(dial(&sheet.help_phone)),
        Action::Wait | Action::AwaitInterview => html! { p class="lead" { (label) } },
    };
    html! {
        section class="card strong stack" aria-label=(t::home_next(lang)) {
            h2 { (text(lang, standing.state.message())) }
            p { (about) }
            (action)
            @if let Some(by) = by { p class="by" { (by) } }
        }
    }
}

fn timeline(lang: Lang, milestones: &[Milestone<LocalTime>]) -> Markup {
    html! { ol class="timeline" { @for line in milestones { (milestone(lang, *line)) } } }
}

fn milestone(lang: Lang, line: Milestone<LocalTime>) -> Markup {
    let (class, word, current) = match line.moment {
        Moment::Past => ("past", kit::moment_past(lang), None),
        Moment::Now => ("now", kit::moment_now(lang), Some("step")),
        Moment::Next => ("next", kit::moment_next(lang), None),
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
        (at.day.to_string(), words)
    });
    html! {
        li class=(class) aria-current=[current] {
            span class="dot" { @if line.moment == Moment::Past { (icon!(lu::LuCheck)) } }
            p class="milestone" { span class="visually-hidden" { (word) } (title) }
            @if let Some((iso, words)) = date { time datetime=(iso) { (words) } }
        }
    }
}

fn duties(lang: Lang, standing: &Standing<LocalTime>) -> Markup {
    let line = |duty: Duty<LocalTime>| {
        let by = duty
            .by
            .filter(|_| duty.kind != DutyKind::Nothing)
            .map(|by| match duty.kind {
                DutyKind::ProposeEngagement => full_day(lang, by.day),
                _ => moment(lang, by),
            })
            .map(|by| t::by_date(lang, &by));
        html! {
            p { (text(lang, duty.kind.message())) }
            @if let Some(by) = by { p class="muted" { (by) } }
        }
    };
    card(
        t::home_duties(lang),
        html! {
            h3 { (t::home_service_owes(lang)) }
            (line(standing.service_owes))
            h3 { (t::home_person_owes(lang)) }
            (line(standing.person_owes))
        },
    )
}

fn contact(sheet: &Sheet, contact: Option<Contact>) -> Markup {
    let lang = sheet.lang;
    let help = &sheet.help_phone;
    card(
        t::home_contact(lang),
        html! {
            @if let Some(contact) = contact {
                @if let Some(name) = &contact.adviser {
                    p { (t::home_adviser(lang, name)) }
                } @else {
                    p { (t::home_team(lang)) }
                }
                p class="address" { (contact.agency) br; (contact.address) }
                @if !contact.phone.is_empty() {
                    p {
                        a class="alone" href=(dial(&contact.phone)) { (t::home_phone(lang, &unbroken(&contact.phone))) }
                    }
                }
            }
            p { a class="alone" href=(dial(help)) { (t::home_help_line(lang, &unbroken(help))) } }
            p { a class="alone" href=(Page::Callback.href(lang)) { (t::home_callback(lang)) } }
        },
    )
}
