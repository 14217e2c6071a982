//! The forms of a page, as a browser without scripts sends them.

use super::html::{Page, Tag};
use super::text::encoded;

/// A field, and what it would send.
#[derive(Clone, Debug)]
pub struct Field {
    pub name: String,
    pub value: String,
    /// Something is typed in it.
    pub typed: bool,
    pub secret: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Form {
    pub action: String,
    pub multipart: bool,
    pub fields: Vec<Field>,
}

impl Form {
    /// The body, with something else in one field.
    pub fn body(&self, change: impl Fn(&Field) -> Option<String>) -> String {
        let pairs = self.fields.iter().map(|field| {
            let value = change(field).unwrap_or_else(|| field.value.clone());
            format!("{}={}", field.name, encoded(&value))
        });
        pairs.collect::<Vec<_>>().join("&")
    }
}

/// The forms of a page that post.
pub fn of_page(page: &Page) -> Vec<Form> {
    let mut forms = Vec::new();
    let mut open: Option<Form> = None;
    let mut select: Option<String> = None;
    for tag in &page.tags {
        match tag.name.as_str() {
            "form" if tag.attribute("method") == Some("post") => {
                open = Some(Form {
                    // The place on the page that it leads to is the browser's.
                    action: tag
                        .attribute("action")
                        .and_then(|action| action.split('#').next())
                        .unwrap_or_default()
                        .to_owned(),
                    multipart: tag.attribute("enctype").is_some(),
                    fields: Vec::new(),
                });
            }
            "/form" => forms.extend(open.take()),
            "select" => select = tag.attribute("name").map(str::to_owned),
            "/select" => select = None,
            "option" => {
                if let (Some(form), Some(name)) = (&mut open, &select) {
                    choose(form, name, tag);
                }
            }
            "input" | "textarea" | "button" => {
                if let Some(form) = &mut open {
                    form.fields.extend(field(form, tag));
                }
            }
            _ => {}
        }
    }
    forms
}

/// The option that is chosen already, else the first that is one.
fn choose(form: &mut Form, name: &str, option: &Tag) {
    let value = option.attribute("value").unwrap_or_default();
    let known = form.fields.iter_mut().find(|field| field.name == name);
    match known {
        Some(field) if option.attribute("selected").is_some() || field.value.is_empty() => {
            value.clone_into(&mut field.value);
        }
        Some(_) => {}
        None => form.fields.push(Field {
            name: name.to_owned(),
            value: value.to_owned(),
            typed: false,
            secret: false,
        }),
    }
}

fn field(form: &Form, tag: &Tag) -> Option<Field> {
    let name = tag.attribute("name")?.to_owned();
    let kind = tag.attribute("type").unwrap_or("text");
    let value = tag.attribute("value").unwrap_or_default();
    let known = form.fields.iter().any(|field| field.name == name);
    let typed = match (tag.name.as_str(), kind) {
        ("textarea", _) => true,
        // One of each group of choices; every box is ticked.
        (_, "radio") if known => return None,
        (_, "radio" | "checkbox" | "hidden") => false,
        ("button", _) | (_, "file" | "submit") => return None,
        _ => true,
    };
    let value = if typed && value.is_empty() {
        if tag.name == "textarea" && !tag.text.trim().is_empty() {
            tag.text.clone()
        } else {
            plausible(&name)
        }
    } else {
        value.to_owned()
    };
    Some(Field {
        secret: kind == "password",
        name,
        value,
        typed,
    })
}

/// What somebody would type, so that the other fields of a form are accepted.
fn plausible(name: &str) -> String {
    let name = name
        .rsplit('[')
        .next()
        .unwrap_or(name)
        .trim_end_matches(']');
    let value = match name {
        "email" | "employer_email" => "quelqu.un@exemple.fr",
        "phone" => "06 12 34 56 78",
        "postcode" => "87000",
        "name" | "first_name" | "birth_name" | "used_name" | "holder" => "Camille Roy",
        "birth_date" => "12/05/1990",
        "day" => "12",
        "month" => "5",
        "year" | "from" | "to" | "since" => "2020",
        "code" => "123456",
        "password" | "current" => "une phrase assez longue",
        "salary" => "24000",
        "nir" | "iban" | "used" | "weekly" | "occupation_2_text" | "occupation_3_text" => "",
        "place_text" => "Limoges",
        "occupation_1_text" => "Boulanger",
        _ => "Quelques mots qui vont bien ici",
    };
    value.to_owned()
}
