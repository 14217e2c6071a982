//! The kit, rendered as the server does: what must be there without scripts.

use leptos::prelude::*;
use pleinweb_kernel::{AppError, Code, FieldErrors, FormReturn, Lang};

use super::*;
use crate::address::Address;
use crate::site::Site;

const ACTION: &str = "/_fn/tests/send";

/// The HTML of a view, as somebody whose form may have come back.
fn html(
    returned: Option<FormReturn>,
    view: impl Fn() -> AnyView + Send + Sync + 'static,
) -> String {
    let owner = Owner::new();
    owner.with(|| {
        provide_context(Address {
            path: "/page".to_owned(),
            query: "form=1&x=2".to_owned(),
        });
        provide_context(Lang::Fr);
        provide_context(Site {
            returned,
            ..Site::default()
        });
        view().to_html()
    })
}

fn came_back(error: AppError) -> FormReturn {
    let values = [("name", "Zoé <b>"), ("skills", "b"), ("agreed", "true")];
    FormReturn {
        form: ACTION.to_owned(),
        error,
        values: values
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
    }
}

fn example() -> AnyView {
    let skills = || {
        vec![
            Choice::new("a", "Souder"),
            Choice::new("b", "Peindre").hint("Au rouleau"),
        ]
    };
    view! {
        <Form action=ACTION>
            <TextField name="name" label="Votre nom" hint="Comme sur votre carte" autocomplete="name"/>
            <TextField name="jobs[0][hours]" label="Heures" optional=true/>
            <CheckboxGroup name="skills" label="Ce que vous savez faire" choices=skills() values=vec!["a".to_owned()]/>
            <Checkbox name="agreed" label="Je suis d’accord"/>
            <PasswordField name="password" label="Mot de passe" autocomplete="current-password"/>
            <Button>"Envoyer"</Button>
        </Form>
    }
    .into_any()
}

fn has(html: &str, piece: &str) {
    assert!(html.contains(piece), "{piece} is missing in:\n{html}");
}

fn lacks(html: &str, piece: &str) {
    assert!(!html.contains(piece), "{piece} is in:\n{html}");
}

#[test]
fn a_form_works_without_scripts() {
    let html = html(None, example);
    has(&html, r#"method="post""#);
    has(&html, r#"action="/_fn/tests/send""#);
    has(&html, r#"name="meta[request_id]""#);
    // The page itself, without the form that came back.
    has(&html, r#"name="meta[back]" value="/page?x=2""#);
    has(&html, r#"name="meta[lang]" value="fr""#);
    has(&html, r#"name="command[name]""#);
    has(&html, r#"name="command[jobs][0][hours]""#);
    has(&html, r#"id="f-jobs-0--hours-""#);
    has(&html, r#"name="command[skills][]""#);
    has(&html, r#"type="submit""#);
    lacks(&html, "error-summary");
    lacks(&html, "style=");
}

/// The tag of the first submit: what Enter in a field presses.
pub(crate) fn enter_presses(html: &str) -> &str {
    let tags = html.split("<button").skip(1);
    let mut tags = tags.filter_map(|rest| rest.split_once('>'));
    let (tag, _) = tags
        .find(|(tag, _)| tag.contains(r#"type="submit""#))
        .expect("a submit");
    tag
}

#[test]
fn what_destroys_says_so_and_enter_can_be_kept_from_it() {
    let of = |view: fn() -> AnyView| html(None, view);
    for destroys in [
        of(|| view! { <Button look=Look::Danger>"Retirer"</Button> }.into_any()),
        of(|| view! { <Button look=Look::Quiet destroys=true>"Rendre"</Button> }.into_any()),
    ] {
        has(&destroys, r#"data-act="destroys""#);
    }
    for look in [Look::Primary, Look::Secondary, Look::Quiet] {
        let plain = html(None, move || {
            view! { <Button look>"Garder"</Button> }.into_any()
        });
        lacks(&plain, "data-act");
    }
    let kept = of(|| {
        view! {
            <Form action=ACTION>
                <PressedByEnter/>
                <Button destroys=true>"Écraser"</Button>
                <Button>"Envoyer"</Button>
            </Form>
        }
        .into_any()
    });
    lacks(enter_presses(&kept), "destroys");
    has(enter_presses(&kept), r#"aria-hidden="true""#);
    has(enter_presses(&kept), r#"tabindex="-1""#);
}

#[test]
fn a_field_says_what_it_is() {
    let html = html(None, example);
    has(&html, r#"<label for="f-name""#);
    has(&html, r#"aria-describedby="f-name-hint""#);
    has(&html, r#"autocomplete="name""#);
    has(&html, "(facultatif)");
    lacks(&html, "aria-invalid");
}

#[test]
fn a_refused_form_comes_back_filled_in() {
    let mut errors = FieldErrors::default();
    errors.push("name", Code::new("name-characters"));
    errors.push("password", Code::new("required"));
    let html = html(Some(came_back(AppError::Invalid(errors))), example);
    has(&html, "2 points à corriger");
    has(&html, r##"href="#f-name""##);
    has(&html, r#"aria-describedby="f-name-hint f-name-error""#);
    has(&html, r#"aria-invalid="true""#);
    has(&html, "Zoé &lt;b&gt;");
    // What had been unticked stays unticked.
    let ticked: Vec<_> = html.match_indices(" checked").collect();
    assert_eq!(ticked.len(), 2, "{html}");
}

/// The tags of a page without what stands between them: `<!>` marks parts.
fn words(html: &str) -> String {
    let mut words = String::new();
    for part in html.replace("<!>", "").split('<') {
        words.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ")
}

fn refused_as(fields: &[(&'static str, &'static str)]) -> FormReturn {
    let mut errors = FieldErrors::default();
    for (field, code) in fields {
        errors.push(*field, Code::new(code));
    }
    came_back(AppError::Invalid(errors))
}

#[test]
fn each_field_says_what_to_write_or_to_choose() {
    let view = || {
        let choices = || vec![Choice::new("a", "Oui"), Choice::new("b", "Non")];
        view! {
            <Form action=ACTION>
                <TextField name="name" label="Nom" missing="Écrivez votre nom."/>
                <RadioGroup name="one" label="Venez-vous ?" choices=choices()/>
                <SelectField name="other" label="Quand" choices=choices()/>
                <CheckboxGroup name="many" label="Comment" choices=choices()/>
                <PasswordField name="password" label="Mot de passe" autocomplete="new-password"/>
            </Form>
        }
        .into_any()
    };
    let fields = ["name", "one", "other", "many", "password"].map(|name| (name, "required"));
    let said = words(&html(Some(refused_as(&fields)), view));
    for sentence in [
        // The sentence says which field; a choice is told by its question.
        "Écrivez votre nom.",
        "Venez-vous ? Choisissez une réponse.",
        "Quand : Choisissez une réponse.",
        "Comment : Cochez au moins une réponse.",
        "Choisissez un mot de passe.",
    ] {
        has(&said, sentence);
    }
    lacks(&said, "Nom : ");
    lacks(&said, "Remplissez ce champ");
}

fn own_address() -> AnyView {
    view! {
        <Form action=ACTION>
            <EmailField label="Adresse" hint="La vôtre"/>
            <Button>"Envoyer"</Button>
        </Form>
    }
    .into_any()
}

fn typed(code: &'static str, values: &[(&str, &str)]) -> FormReturn {
    let values = values.iter();
    FormReturn {
        form: ACTION.to_owned(),
        error: AppError::invalid("email", code),
        values: values
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
    }
}

#[test]
fn what_looks_like_a_slip_is_asked_about_and_either_answer_goes_on() {
    let asked = html(
        Some(typed("email-slip", &[("email", "a@gmial.com")])),
        own_address,
    );
    has(&asked, "Une question avant de continuer");
    has(&asked, r#"aria-describedby="f-email-hint f-email-asked""#);
    has(&asked, r#"name="command[email_meant]" value="a@gmail.com""#);
    has(&asked, r#"name="command[email_kept]" value="a@gmial.com""#);
    has(&asked, r#"value="a@gmial.com""#);
    // Nothing is wrong, and Enter sends what the field says.
    lacks(&asked, "aria-invalid");
    lacks(&asked, "field-error");
    lacks(enter_presses(&asked), "command[email_meant]");
    has(enter_presses(&asked), r#"aria-hidden="true""#);
    // Nothing else ends like that: only the other can be taken.
    let wrong = html(
        Some(typed("email-format", &[("email", "a@orange.f")])),
        own_address,
    );
    has(
        &wrong,
        r#"aria-describedby="f-email-hint f-email-error f-email-asked""#,
    );
    has(&wrong, r#"name="command[email_meant]" value="a@orange.fr""#);
    lacks(&wrong, "command[email_kept]");
    let plain = html(
        Some(typed("email-format", &[("email", "a@exemple")])),
        own_address,
    );
    lacks(&plain, "command[email_meant]");
}

#[test]
fn an_answer_is_not_lost_where_the_form_comes_back_for_another_reason() {
    let other = |values: &[(&str, &str)]| {
        let mut returned = typed("required", values);
        returned.error = AppError::invalid("password", "required");
        html(Some(returned), own_address)
    };
    let taken = other(&[("email", "a@gmial.com"), ("email_meant", "a@gmail.com")]);
    has(&taken, r#"value="a@gmail.com""#);
    lacks(&taken, "gmial");
    let kept = other(&[("email", "a@gmial.com"), ("email_kept", "a@gmial.com")]);
    has(
        &kept,
        r#"type="hidden" name="command[email_kept]" value="a@gmial.com""#,
    );
}

#[test]
fn an_error_of_the_whole_form_is_one_sentence() {
    let html = html(
        Some(came_back(AppError::TooMany { retry_after: 61 })),
        example,
    );
    has(&html, "Réessayez dans 2 minutes");
    lacks(&html, "field-error");
}

#[test]
fn a_conflict_may_have_its_own_title() {
    let late = html(
        Some(came_back(AppError::conflict("already-volunteered"))),
        example,
    );
    has(&late, "Cela n’est plus possible");
    let refused = html(
        Some(came_back(AppError::conflict("sign-in-refused"))),
        example,
    );
    has(&refused, "Vérifiez ce que vous avez écrit");
}

#[test]
fn another_form_does_not_take_what_came_back() {
    let html = html(
        Some(came_back(AppError::invalid("name", "required"))),
        || {
            view! {
                <Form action=ACTION matching=("name", "Paul".to_owned())>
                    <TextField name="name" label="Votre nom" value="Paul"/>
                </Form>
            }
            .into_any()
        },
    );
    has(&html, r#"value="Paul""#);
    lacks(&html, "error-summary");
}

#[test]
fn a_combobox_is_a_text_field_and_asks_which_one() {
    let found = |value: &str| Suggestion {
        value: value.into(),
        label: value.into(),
        detail: String::new(),
    };
    let view = move |choices: Vec<Suggestion>| {
        move || {
            let (find, choices) = (Finder::Occupations, choices.clone());
            view! { <Form action=ACTION><Combobox name="rome" label="Métier" find choices/></Form> }
                .into_any()
        }
    };
    let plain = html(None, view(Vec::new()));
    has(&plain, r#"name="command[rome_text]""#);
    has(&plain, r#"type="hidden" name="command[rome]""#);
    let asking = html(None, view(vec![found("D1102"), found("D1104")]));
    has(&asking, r#"type="radio""#);
    lacks(&asking, r#"type="hidden" name="command[rome]""#);
}

#[test]
fn a_table_keeps_its_meaning_as_cards() {
    let html = html(None, || {
        let columns = vec![
            Column::new("Personne"),
            Column::new("Reste")
                .numeric()
                .sorted_by("?tri=reste".into(), Some(Order::Ascending)),
        ];
        let rows = vec![Row(vec!["Zoé".into_any(), "3 h".into_any()])];
        view! { <Table caption="Dossiers" columns rows/> }.into_any()
    });
    has(&html, "<caption");
    has(&html, r#"scope="row""#);
    has(&html, r#"data-label="Reste""#);
    has(&html, r#"aria-sort="ascending""#);
}

#[test]
fn a_timeline_says_the_moment_in_words() {
    let html = html(None, || {
        let milestone = |moment, title: &'static str| Milestone {
            moment,
            title: title.into(),
            date: None,
            text: None,
        };
        let milestones = vec![
            milestone(Moment::Past, "Dossier envoyé"),
            milestone(Moment::Now, "Réponse"),
        ];
        view! { <Timeline milestones/> }.into_any()
    });
    has(&html, "Fait");
    has(&html, r#"aria-current="step""#);
}

#[test]
fn forms_that_stand_beside_each_other_have_ids_of_their_own() {
    let html = html(None, || {
        view! {
            <Form action=ACTION><TextField name="name" label="Nom"/></Form>
            <Form action=ACTION id="k1"><TextField name="name" label="Nom"/></Form>
            <Form action=ACTION id="k2"><TextField name="name" label="Nom"/></Form>
        }
        .into_any()
    });
    let ids: Vec<&str> = html
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    for id in ["f-name", "k1-form", "k1-name", "k2-form", "k2-name"] {
        assert_eq!(
            ids.iter().filter(|found| **found == id).count(),
            1,
            "{id}: {ids:?}"
        );
    }
    assert!(!ids.contains(&"f-form"), "{ids:?}");
}
