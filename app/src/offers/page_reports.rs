//! `/exploitation/signalements`: what people report about offers, what was
//! decided, and what employers say against it.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_kernel::Lang;
use pleinweb_offers::model::OfferState;
use pleinweb_offers::reports::{
    ContestOutcome, ReportDecision, ReportLine, ReportsView, TakedownLine,
};

use super::api::{DecideReport, SettleContest, load_reports};
use crate::address::query_value;
use crate::dates::moment;
use crate::heading::Heading;
use crate::kit::{
    Button, Callout, Card, Choice, Details, EmptyState, Form, Mood, Pager, RadioGroup, Tag,
    TextArea, TextField, Tone, came_back,
};
use crate::lang::use_lang;
use crate::load::{live, load};
use crate::page::{Page, params};
use crate::texts::{offer_reports as t, offers};

pub fn reports() -> AnyView {
    live(load(
        || load_reports(query_value(params::AFTER).unwrap_or_default()),
        show,
    ))
}

fn show(view: ReportsView) -> AnyView {
    let lang = use_lang();
    // How many were written to: nobody where nobody left an address.
    let done = query_value(params::DONE).map(|told| {
        let said = t::done(lang, told.parse().unwrap_or_default());
        view! { <Callout mood=Mood::Success live=true><p>{said}</p></Callout> }
    });
    let pager = pager(lang, view.next);
    let waiting = if view.reports.is_empty() {
        view! { <EmptyState title=t::empty(lang) text=t::empty_text(lang)/> }.into_any()
    } else {
        let cards = view.reports.into_iter().map(|line| report(lang, line));
        view! { <div class="grid calls">{cards.collect_view()}</div> }.into_any()
    };
    let contests = section(lang, t::contests(lang), view.contests, contest);
    let taken = section(lang, t::taken_down(lang), view.taken_down, taken_down);
    view! {
        <div class="page wide stack">
            <Heading text=t::title(lang)/>
            <p>{t::lead(lang)}</p>
            {done}
            {contests}
            <section class="stack">
                <h2>{t::waiting(lang)}</h2>
                {waiting}
                {pager}
            </section>
            {taken}
        </div>
    }
    .into_any()
}

fn pager(lang: Lang, next: Option<String>) -> Option<AnyView> {
    let here = Page::OperatorReports.href(lang);
    let next = next.map(|next| Page::OperatorReports.href_with(lang, &[(params::AFTER, &next)]));
    let begun = query_value(params::AFTER).is_some();
    Some(match (begun, next) {
        (true, Some(next)) => view! { <Pager label=t::more(lang) previous=here next/> }.into_any(),
        (true, None) => view! { <Pager label=t::more(lang) previous=here/> }.into_any(),
        (false, Some(next)) => view! { <Pager label=t::more(lang) next/> }.into_any(),
        (false, None) => return None,
    })
}

fn section(
    lang: Lang,
    title: &'static str,
    lines: Vec<TakedownLine>,
    card: fn(Lang, TakedownLine) -> AnyView,
) -> Option<AnyView> {
    if lines.is_empty() {
        return None;
    }
    let cards = lines.into_iter().map(|line| card(lang, line));
    Some(
        view! { <section class="stack"><h2>{title}</h2><div class="grid calls">{cards.collect_view()}</div></section> }
            .into_any(),
    )
}

fn named(lang: Lang, title: Option<String>) -> String {
    title.unwrap_or_else(|| t::gone(lang).to_owned())
}

fn look(lang: Lang, offer: String) -> AnyView {
    view! { <p><a class="alone" href=Page::Offer(offer).href(lang)>{t::look(lang)}</a></p> }
        .into_any()
}

fn report(lang: Lang, line: ReportLine) -> AnyView {
    let id = line.id.to_string();
    let reason = offers::by_id(lang, line.reason.message()).unwrap_or_default();
    let others = (line.open_for_offer > 1)
        .then(|| view! { <Tag tone=Tone::Warning text=t::open_for_offer(lang, u64::from(line.open_for_offer))/> });
    let gone = (line.state != OfferState::Open).then(|| view! { <Tag text=t::not_shown(lang)/> });
    let words = line
        .words
        .map(|words| view! { <p class="said">{words}</p> });
    let answer = if line.answerable {
        t::answerable(lang)
    } else {
        t::not_answerable(lang)
    };
    let choices = ReportDecision::ALL
        .iter()
        .map(|decision| {
            let label = t::by_id(lang, decision.message()).unwrap_or_default();
            Choice::new(decision.key(), label)
        })
        .collect();
    view! {
        <Card level=3 title=named(lang, line.title)>
            <p>{line.employer.unwrap_or_else(|| offers::employer_unknown(lang).to_owned())}</p>
            <p class="cluster"><Tag tone=Tone::Error text=reason/>{others}{gone}</p>
            {words}
            <p class="muted">{t::reported_on(lang, &moment(lang, line.created))}<br/>{answer}</p>
            {look(lang, line.offer.to_string())}
            <Details summary=t::decide(lang) open=came_back(DecideReport::PATH, "report", &id)>
                <Form action=DecideReport::PATH id=["decide-", &id].concat() matching=("report", id.clone())>
                    <input type="hidden" name="command[report]" value=id/>
                    <RadioGroup name="decision" label=t::decision(lang) choices/>
                    <TextArea name="reason" label=t::reason(lang) hint=t::reason_hint(lang) rows=3 missing=t::missing_reason(lang)/>
                    <TextField name="employer_email" label=t::employer_email(lang) hint=t::employer_email_hint(lang) kind="email" optional=true/>
                    <Button>{t::send_decision(lang)}</Button>
                </Form>
            </Details>
        </Card>
    }
    .into_any()
}

fn contest(lang: Lang, line: TakedownLine) -> AnyView {
    let id = line.id.to_string();
    let since = line
        .contested
        .map(|at| view! { <p class="muted">{t::contested_on(lang, &moment(lang, at))}</p> });
    let words = line
        .words
        .map(|words| view! { <p class="said">{words}</p> });
    let choices = ContestOutcome::ALL
        .iter()
        .map(|outcome| {
            let label = t::by_id(lang, outcome.message()).unwrap_or_default();
            Choice::new(outcome.key(), label)
        })
        .collect();
    view! {
        <Card level=3 title=named(lang, line.title)>
            <p>{line.employer.unwrap_or_else(|| offers::employer_unknown(lang).to_owned())}</p>
            {since}
            {words}
            <p>{t::our_reason(lang, &line.reason)}</p>
            <Details summary=t::settle(lang) open=came_back(SettleContest::PATH, "takedown", &id)>
                <Form action=SettleContest::PATH id=["settle-", &id].concat() matching=("takedown", id.clone())>
                    <input type="hidden" name="command[takedown]" value=id/>
                    <RadioGroup name="outcome" label=t::outcome(lang) choices/>
                    <TextArea name="reason" label=t::reason(lang) hint=t::settle_reason_hint(lang) rows=3 missing=t::missing_reason(lang)/>
                    <Button>{t::send_outcome(lang)}</Button>
                </Form>
            </Details>
        </Card>
    }
    .into_any()
}

fn taken_down(lang: Lang, line: TakedownLine) -> AnyView {
    let id = ["link-", &line.id.to_string()].concat();
    view! {
        <Card level=3 title=named(lang, line.title)>
            <p class="muted">{t::taken_on(lang, &moment(lang, line.taken))}</p>
            <p>{t::our_reason(lang, &line.reason)}</p>
            <div class="field">
                <label class="label" for=id.clone()>{t::contest_link(lang)}</label>
                <input class="input" id=id type="text" readonly=true value=line.link/>
            </div>
        </Card>
    }
    .into_any()
}
