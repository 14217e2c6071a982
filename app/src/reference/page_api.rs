//! `/api`: what programs can read, and how; `/api/reponses`: what the answers hold,
//! on a page of its own, or that page would weigh twice as much.

use leptos::prelude::*;
use pleinweb_kernel::Lang;

use super::api::load_reference;
use super::model::{Answer, Field, Operation, Reference, Schema, Shape};
use crate::address::with_params;
use crate::heading::Heading;
use crate::lang::use_lang;
use crate::load::load_inside;
use crate::offers::search::FEED_PATH;
use crate::page::Page;
use crate::page::params::LANGUAGE;
use crate::texts::api as t;

/// "No linguistic content" (BCP 47).
const NO_LANGUAGE: &str = "zxx";

pub fn api() -> AnyView {
    let lang = use_lang();
    let body = load_inside(
        move || load_reference(lang.tag().to_owned()),
        move |reference: Reference| shown(lang, reference),
    );
    view! {
        <div class="page stack reference">
            <Heading text=t::title(lang)/>
            <p>{t::lead(lang)}</p>
            <p>{t::same(lang)}</p>
            <section class="stack">
                <h2>{t::rules(lang)}</h2>
                <ul>
                    <li>{t::rule_limits(lang)}</li>
                    <li>{t::rule_cache(lang)}</li>
                    <li>{t::rule_paging(lang)}</li>
                    <li>{t::rule_errors(lang)}</li>
                    <li>{t::rule_browsers(lang)}</li>
                </ul>
            </section>
            <section class="stack">
                <h2>{t::also(lang)}</h2>
                <p>{t::feed_text(lang)}</p>
                <p class="cluster">
                    <a class="alone" href=[lang.prefix(), FEED_PATH].concat() rel="external">{t::feed_link(lang)}</a>
                    <a class="alone" href=document(lang) rel="external">{t::document_link(lang)}</a>
                </p>
            </section>
            {body}
        </div>
    }
    .into_any()
}

/// The document in the language of the page.
fn document(lang: Lang) -> String {
    with_params(super::DOCUMENT_PATH, &[(LANGUAGE, lang.tag())])
}

fn shown(lang: Lang, reference: Reference) -> AnyView {
    let operations: Vec<AnyView> = reference
        .operations
        .into_iter()
        .map(|one| operation(lang, reference.root.clone(), one))
        .collect();
    view! {
        <section class="stack">
            <h2>{t::operations(lang)}</h2>
            <p><a class="alone" href=Page::ApiAnswers.href(lang)>{t::schemas(lang)}</a></p>
            {operations}
        </section>
    }
    .into_any()
}

pub fn answers() -> AnyView {
    let lang = use_lang();
    let body = load_inside(
        move || load_reference(lang.tag().to_owned()),
        move |reference: Reference| {
            let schemas: Vec<AnyView> = reference
                .schemas
                .into_iter()
                .map(|one| schema(lang, one))
                .collect();
            view! { <div class="stack">{schemas}</div> }.into_any()
        },
    );
    view! {
        <div class="page stack reference">
            <p><a class="back alone" href=Page::Api.href(lang)>{t::back_to_api(lang)}</a></p>
            <Heading text=t::schemas(lang)/>
            {body}
        </div>
    }
    .into_any()
}

fn operation(lang: Lang, root: String, operation: Operation) -> AnyView {
    let parameters = (!operation.parameters.is_empty())
        .then(|| view! { <h4>{t::parameters(lang)}</h4> {fields(lang, operation.parameters)} });
    let answers: Vec<AnyView> = operation
        .answers
        .into_iter()
        .map(|one| answer(lang, one))
        .collect();
    view! {
        <section class="stack" id=operation.id>
            <h3>{operation.title}</h3>
            <p>{name(["GET ", &operation.path].concat())}</p>
            <p>{operation.text}</p>
            <p>{t::example(lang)}</p>
            <p><code class="reference-example" lang=NO_LANGUAGE translate="no">"curl \""{root}{operation.example}"\""</code></p>
            {parameters}
            <h4>{t::answers(lang)}</h4>
            <dl class="reference-list">{answers}</dl>
        </section>
    }
    .into_any()
}

fn answer(lang: Lang, answer: Answer) -> AnyView {
    view! {
        <div>
            <dt>{name(answer.status)}{answer.schema.map(|name| view! { " "{schema_link(lang, name)} })}</dt>
            <dd>{answer.text}</dd>
        </div>
    }
    .into_any()
}

fn schema(lang: Lang, schema: Schema) -> AnyView {
    let listed = (!schema.fields.is_empty()).then(|| fields(lang, schema.fields));
    let id = anchor(&schema.name);
    view! {
        <section class="stack" id=id>
            <h2>{name(schema.name)}</h2>
            <p>{schema.text}</p>
            {words(schema.words)}
            {listed}
        </section>
    }
    .into_any()
}

fn fields(lang: Lang, fields: Vec<Field>) -> AnyView {
    let each: Vec<AnyView> = fields
        .into_iter()
        .map(|field| {
            let words = words(field.shape.words.clone());
            view! {
                <div>
                    <dt>{name(field.name)}" "{shape(lang, field.shape)}</dt>
                    <dd>{field.text}{words}</dd>
                </div>
            }
            .into_any()
        })
        .collect();
    view! { <dl class="reference-list">{each}</dl> }.into_any()
}

/// "Text, repeated, or null".
fn shape(lang: Lang, shape: Shape) -> AnyView {
    let kind = match (shape.kind.as_str(), &shape.span) {
        ("integer", Some((least, most))) => t::kind_span(lang, least, most),
        ("string", _) => t::kind_text(lang).to_owned(),
        ("integer", None) => t::kind_integer(lang).to_owned(),
        ("number", _) => t::kind_number(lang).to_owned(),
        ("boolean", _) => t::kind_boolean(lang).to_owned(),
        _ => String::new(),
    };
    view! {
        <span class="muted">
            {kind}
            {shape.schema.map(|name| schema_link(lang, name))}
            {shape.many.then(|| t::kind_many(lang))}
            {shape.nullable.then(|| t::kind_null(lang))}
        </span>
    }
    .into_any()
}

fn words(words: Vec<String>) -> Option<AnyView> {
    if words.is_empty() {
        return None;
    }
    let words: Vec<AnyView> = words
        .into_iter()
        .map(|word| view! { <li>{name(word)}</li> }.into_any())
        .collect();
    Some(view! { <ul class="cluster plain-list">{words}</ul> }.into_any())
}

/// A name of the code: the same in every language.
fn name(name: String) -> AnyView {
    view! { <code lang=NO_LANGUAGE translate="no">{name}</code> }.into_any()
}

fn anchor(schema: &str) -> String {
    ["forme-", schema].concat()
}

fn schema_link(lang: Lang, name: String) -> AnyView {
    let href = [&Page::ApiAnswers.href(lang), "#", &anchor(&name)].concat();
    view! { <a href=href lang=NO_LANGUAGE translate="no">{name}</a> }.into_any()
}
