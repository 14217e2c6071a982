//! One line of text, or several.

use leptos::prelude::*;

use super::field::{Field, Need};
use super::slip::Slip;
use super::state::Missing;
use super::{Check, Words};

/// One line of text.
#[component]
pub fn TextField(
    /// Name in the command, without `command[..]`.
    #[prop(into)]
    name: Words,
    #[prop(into)] label: Words,
    #[prop(optional, into)] hint: Option<Words>,
    #[prop(optional, into)] value: Words,
    /// `text`, `email`, `tel`, `search`, `url`.
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in by itself (WCAG 1.3.5).
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    #[prop(optional)] inputmode: Option<&'static str>,
    /// `short` (a postcode), `medium` (a telephone number), else the full width.
    #[prop(optional)]
    width: &'static str,
    /// May stay empty; the label then says so.
    #[prop(optional)]
    optional: bool,
    /// It or another answer: the label does not say that it may stay empty.
    #[prop(optional)]
    or_else: bool,
    /// What is said where it stayed empty and may not: "Write your first name."
    #[prop(optional, into)]
    missing: Option<Words>,
    /// What is asked back where what was typed looks like a slip.
    #[prop(optional, into)]
    slip: Option<Slip>,
    /// The label is spoken and not shown, because the page's heading says it.
    #[prop(optional)]
    quiet: bool,
    /// The server's own parser, asked when the field is left.
    #[prop(optional)]
    check: Option<Check>,
) -> AnyView {
    let need = if or_else {
        Need::OrElse
    } else {
        Need::of(optional)
    };
    let field = Field::new(name, label, hint, need, quiet)
        .missing(Missing::said(missing))
        .slip(slip);
    let plain = matches!(kind, "email" | "tel" | "url");
    let (described_by, invalid) = (field.described_by(), field.invalid());
    field.checks(check);
    let input = view! {
        <input
            class=["input ", width].concat()
            type=kind
            id=field.id.clone()
            name=field.html_name()
            value=field.text(value)
            required=field.required()
            autocomplete=autocomplete
            inputmode=inputmode
            spellcheck=plain.then_some("false")
            autocapitalize=plain.then_some("none")
            aria-describedby=described_by
            aria-invalid=invalid
            data-check=check.map(Check::key)
        />
        {field.said_before()}
    };
    field.around(input.into_any())
}

/// Several lines of text.
#[component]
pub fn TextArea(
    #[prop(into)] name: Words,
    #[prop(into)] label: Words,
    #[prop(optional, into)] hint: Option<Words>,
    #[prop(optional, into)] value: Words,
    #[prop(default = 4)] rows: u32,
    #[prop(optional)] optional: bool,
    #[prop(optional, into)] missing: Option<Words>,
    #[prop(optional)] quiet: bool,
    #[prop(optional)] check: Option<Check>,
) -> AnyView {
    let field =
        Field::new(name, label, hint, Need::of(optional), quiet).missing(Missing::said(missing));
    let (described_by, invalid) = (field.described_by(), field.invalid());
    field.checks(check);
    let area = view! {
        <textarea
            class="input"
            id=field.id.clone()
            name=field.html_name()
            rows=rows.to_string()
            required=field.required()
            aria-describedby=described_by
            aria-invalid=invalid
            data-check=check.map(Check::key)
        >
            {field.text(value)}
        </textarea>
    };
    field.around(area.into_any())
}
