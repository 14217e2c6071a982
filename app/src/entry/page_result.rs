//! The result: both axes in both views, why, a suggestion, and the choice.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_entry::{
    Answers, Assessment, Axis, AxisResult, Choice as Chosen, EntryView, Holder, Outcome, Path,
    QUESTIONS, Suggestion,
};
use pleinweb_kernel::Lang;

use super::api::{ChoosePath, RestartEntry, after_choice, load_entry};
use super::words;
use crate::heading::Heading;
use crate::kit::{
    Button, Callout, Card, Choice, Details, Form, LinkButton, Look, Mood, RadioGroup, SummaryList,
    SummaryRow, Tag, Tone,
};
use crate::lang::use_lang;
use crate::load::load;
use crate::page::Page;
use crate::texts::{entry, entry_pages as t};

/// `/pour-moi/resultat`.
pub fn result() -> AnyView {
    let lang = use_lang();
    let body = load(load_entry, move |check: EntryView| body(lang, &check));
    view! { <div class="page stack">{body}</div> }.into_any()
}

fn body(lang: Lang, check: &EntryView) -> AnyView {
    let title = match check.result {
        Some(_) => t::result_title(lang),
        None => t::result_title_choose(lang),
    };
    let about = match &check.result {
        Some((assessment, suggestion)) => view! {
            {still_open(lang, check)}
            {axis(lang, Axis::Digital, &assessment.digital, Some(assessment))}
            {axis(lang, Axis::JobSearch, &assessment.job_search, None)}
            {suggested(lang, suggestion)}
        }
        .into_any(),
        None => view! { <p class="lead">{t::result_nothing(lang)}</p> }.into_any(),
    };
    let contest = check
        .result
        .as_ref()
        .map(|(assessment, _)| contest(lang, check, assessment));
    view! {
        <Heading text=title/>
        {about}
        {choose(lang, check)}
        {contest}
    }
    .into_any()
}

/// What can still be done before choosing, and need not be.
fn still_open(lang: Lang, check: &EntryView) -> Option<AnyView> {
    let seen = check.answers.seen();
    if let Some(number) = next_question(&check.answers) {
        let text = t::result_seen(lang, &seen.to_string());
        let href = Page::EntryQuestion(number.to_string()).href(lang);
        return Some(open_step(text, href, t::result_go_on(lang)));
    }
    check.task.is_none().then(|| {
        let text = t::result_no_task(lang).to_owned();
        open_step(text, Page::EntryTask.href(lang), t::result_do_task(lang))
    })
}

fn next_question(answers: &Answers) -> Option<usize> {
    let next = answers.resume_at()?;
    QUESTIONS
        .iter()
        .position(|question| question.id == next.id)
        .map(|place| place + 1)
}

fn open_step(text: String, href: String, link: &'static str) -> AnyView {
    view! {
        <Callout mood=Mood::Info>
            <p>{text}" "<a href=href>{link}</a></p>
        </Callout>
    }
    .into_any()
}

/// One axis: the sentence, both views side by side, and why.
fn axis(lang: Lang, which: Axis, result: &AxisResult, task: Option<&Assessment>) -> AnyView {
    let title = match which {
        Axis::Digital => entry::axis_digital(lang),
        Axis::JobSearch => entry::axis_job_search(lang),
    };
    let declared = t::result_declared(lang, words(lang, result.declared.message()));
    let task = task.map(|assessment| &assessment.task).map(|task| {
        let said = match task.outcome {
            Outcome::Skipped => words(lang, task.outcome.message()).to_owned(),
            _ => t::result_task(lang, words(lang, task.level.message())),
        };
        view! { <li>{said}</li> }
    });
    let reasons: Vec<AnyView> = result
        .reasons
        .iter()
        .map(|reason| view! { <li>{words(lang, reason.as_str())}</li> }.into_any())
        .collect();
    let reasons = (!reasons.is_empty()).then(|| {
        view! {
            <Details summary=t::result_why(lang)><ul>{reasons}</ul></Details>
        }
    });
    let (level, sentence) = (
        words(lang, result.level.message()),
        words(lang, result.level.result(which)),
    );
    view! {
        <Card title=title>
            <p><Tag tone=Tone::Brand text=level/></p>
            <p>{sentence}</p>
            <ul class="entry-views">
                <li>{declared}</li>
                {task}
            </ul>
            {reasons}
        </Card>
    }
    .into_any()
}

fn suggested(lang: Lang, suggestion: &Suggestion) -> AnyView {
    let reasons = suggestion
        .reasons
        .iter()
        .map(|reason| view! { <p>{words(lang, reason.as_str())}</p> })
        .collect_view();
    view! {
        <section class="stack entry-suggestion">
            <h2>{t::result_suggestion(lang)}</h2>
            <p class="lead">{words(lang, suggestion.path.suggested())}</p>
            {reasons}
            <p><strong>{entry::suggest_free_choice(lang)}</strong></p>
        </section>
    }
    .into_any()
}

/// The choice, free: nothing is ticked before the person ticks it.
fn choose(lang: Lang, check: &EntryView) -> AnyView {
    let suggested = check.result.as_ref().map(|(_, suggestion)| suggestion.path);
    let choices = Path::ALL
        .iter()
        .map(|path| {
            let about = words(lang, path.about());
            let hint = if suggested == Some(*path) {
                [t::result_suggested_mark(lang), " ", about].concat()
            } else {
                about.to_owned()
            };
            Choice::new(path.key(), words(lang, path.message())).hint(hint)
        })
        .collect();
    let chosen = check.choice.map_or("", |choice| choice.path.key());
    view! {
        {check.choice.map(|choice| already(lang, choice, check))}
        <Form action=ChoosePath::PATH id="choice">
            // A form needs one field to be a command at all, though nothing is chosen.
            <input type="hidden" name="command[go]" value="true"/>
            <RadioGroup name="path" label=t::result_choice(lang) value=chosen choices=choices/>
            <Button>{t::result_choose(lang)}</Button>
        </Form>
    }
    .into_any()
}

/// What was chosen before, and where that leads.
fn already(lang: Lang, choice: Chosen, check: &EntryView) -> AnyView {
    let next = after_choice(choice.path, check.holder);
    let text = t::result_chosen_text(lang, words(lang, choice.path.message()));
    // What is left, where the choice leads on to it.
    let left = match (choice.path, check.holder) {
        (Path::Agency, _) | (_, Holder::Other) => None,
        (_, Holder::JobSeeker) => Some(t::noted_left_register(lang)),
        (_, Holder::Visitor) => Some(t::noted_left_account(lang)),
    };
    let go_on = (next != Page::EntryResult).then(|| {
        view! { <p><LinkButton href=next.href(lang) look=Look::Secondary>{t::result_next(lang)}</LinkButton></p> }
    });
    view! {
        <Callout mood=Mood::Success title=t::result_chosen(lang)>
            <p>{text}</p>
            {left.map(|left| view! { <p>{left}</p> })}
            {go_on}
        </Callout>
    }
    .into_any()
}

/// "Is this not right?": change an answer, do the task again, begin again; and
/// how it was concluded.
fn contest(lang: Lang, check: &EntryView, assessment: &Assessment) -> AnyView {
    let (questions, rules) = assessment.version;
    let version = t::result_how_version(lang, &questions.to_string(), &rules.to_string());
    let answers = answers(lang, check);
    let tried = check.task.is_some();
    view! {
        <section class="stack">
            <h2>{t::result_contest(lang)}</h2>
            <p>{t::result_contest_text(lang)}</p>
            <Details summary=t::result_answers(lang)>{answers}</Details>
            <Details summary=t::result_how(lang)>
                <p>{t::result_how_text(lang)}</p>
                <p>{t::result_how_people(lang)}</p>
                <p class="muted">{version}</p>
            </Details>
            <div class="cluster">
                <Form action=RestartEntry::PATH id="again">
                    <input type="hidden" name="command[again]" value="1"/>
                    <Button look=Look::Secondary destroys=true>{t::result_again(lang)}</Button>
                </Form>
                {tried.then(|| view! {
                    <a class="alone" href=Page::EntryTask.href(lang)>{t::result_task_again(lang)}</a>
                })}
            </div>
        </section>
    }
    .into_any()
}

fn answers(lang: Lang, check: &EntryView) -> AnyView {
    let unseen_from = next_question(&check.answers);
    let rows = QUESTIONS
        .iter()
        .enumerate()
        .map(|(place, question)| {
            let answer = match check.answers.get(question.id) {
                Some(option) => words(lang, option.text),
                None if unseen_from.is_some_and(|next| place + 1 >= next) => t::result_unseen(lang),
                None => t::result_skipped(lang),
            };
            SummaryRow::new(words(lang, question.text), answer)
                .change(Page::EntryQuestion((place + 1).to_string()).href(lang))
        })
        .collect();
    view! { <SummaryList rows=rows/> }.into_any()
}
