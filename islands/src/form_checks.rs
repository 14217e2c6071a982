//! What is said of a field when it is left, and taken back when it is right.
//!
//! One listener for the whole document: fields say by `data-check` what they
//! hold, and a page that is changed in place needs nothing of us.

use leptos::prelude::*;

/// Brings the checks of the forms of a page to life.
#[island]
pub fn FormChecks(
    /// Where the sentences of the codes are, in the page's language.
    texts: String,
    /// Before each, for those who listen.
    prefix: String,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| browser::follow(&texts, &prefix));
    #[cfg(not(feature = "hydrate"))]
    let _ = (texts, prefix);
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::cell::{Cell, RefCell};

    use js_sys::Reflect;
    use js_sys::futures::JsFuture;
    use leptos::prelude::*;
    use leptos::task::spawn_local;
    use pleinweb_kernel::Code;
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{Element, Event, HtmlInputElement, HtmlTextAreaElement, Response};

    use crate::check::{Check, strength};
    use crate::press::{follow as follow_press, when_released};

    #[derive(Default)]
    struct Words {
        follows: Cell<bool>,
        /// Where they are.
        address: RefCell<String>,
        /// By code; nothing until they have come.
        texts: RefCell<Option<JsValue>>,
        /// What was left before they had come.
        waiting: RefCell<Vec<(Element, Check)>>,
        prefix: RefCell<String>,
    }

    thread_local! {
        static WORDS: Words = Words::default();
    }

    pub fn follow(texts: &str, prefix: &str) {
        WORDS.with(|words| prefix.clone_into(&mut words.prefix.borrow_mut()));
        bring(texts);
        if WORDS.with(|words| words.follows.replace(true)) {
            return;
        }
        follow_press();
        let _ = window_event_listener_untyped("focusout", |event| {
            if let Some((element, check)) = checked(&event) {
                left(element, check);
            }
        });
        for name in ["input", "change"] {
            let _ = window_event_listener_untyped(name, |event| typed(&event));
        }
    }

    /// Fetches the sentences of this language, unless they are here.
    fn bring(texts: &str) {
        let known =
            WORDS.with(|words| words.texts.borrow().is_some() && *words.address.borrow() == texts);
        if known {
            return;
        }
        WORDS.with(|words| {
            texts.clone_into(&mut words.address.borrow_mut());
            words.texts.replace(None);
        });
        let texts = texts.to_owned();
        spawn_local(async move {
            let found = fetched(&texts).await.ok();
            // The language may have changed meanwhile.
            if WORDS.with(|words| *words.address.borrow() != texts) {
                return;
            }
            WORDS.with(|words| words.texts.replace(found));
            for (element, check) in WORDS.with(|words| words.waiting.take()) {
                left(element, check);
            }
            // From now on each field is judged as it is left: the browser tests wait for it.
            if let Some(root) = document().document_element() {
                let _ = root.set_attribute("data-checks", "");
            }
        });
    }

    async fn fetched(address: &str) -> Result<JsValue, JsValue> {
        let response: Response = JsFuture::from(window().fetch_with_str(address))
            .await?
            .dyn_into()?;
        if !response.ok() {
            return Err(JsValue::NULL);
        }
        JsFuture::from(response.json()?).await
    }

    fn sentence(code: &Code) -> Option<String> {
        WORDS.with(|words| {
            let texts = words.texts.borrow();
            Reflect::get(texts.as_ref()?, &code.as_str().into())
                .ok()?
                .as_string()
        })
    }

    fn target(event: &Event) -> Option<Element> {
        event.target()?.dyn_into().ok()
    }

    fn checked(event: &Event) -> Option<(Element, Check)> {
        let element = target(event)?;
        let check = Check::from_key(&element.get_attribute("data-check")?)?;
        Some((element, check))
    }

    fn text_of(element: &Element) -> Option<String> {
        if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
            return Some(input.value());
        }
        element
            .dyn_ref::<HtmlTextAreaElement>()
            .map(HtmlTextAreaElement::value)
    }

    /// Nothing is said of an empty field. While a pointer is pressed the verdict
    /// waits: what is pressed stays where it is.
    fn left(element: Element, check: Check) {
        let Some(text) = text_of(&element).filter(|text| !text.trim().is_empty()) else {
            return;
        };
        if WORDS.with(|words| words.texts.borrow().is_none()) {
            WORDS.with(|words| {
                let mut waiting = words.waiting.borrow_mut();
                waiting.retain(|(one, _)| *one != element);
                waiting.push((element, check));
            });
            return;
        }
        let verdict = check.verdict(&text);
        when_released(move || {
            // A form on its way is judged by the server.
            let is_sent = element
                .closest("form[data-sending]")
                .ok()
                .flatten()
                .is_some();
            if element.is_connected() && !is_sent {
                judge(&element, verdict.as_ref());
            }
        });
    }

    /// Takes an error away as soon as what is typed or chosen is right.
    fn typed(event: &Event) {
        let Some(element) = target(event) else { return };
        let text = text_of(&element).unwrap_or_default();
        if let Some(id) = element.get_attribute("data-advice") {
            advise(&id, &text);
        }
        let is_right = match checked(event) {
            Some((_, check)) => !text.trim().is_empty() && check.verdict(&text).is_none(),
            None => event.type_() == "change" || !text.trim().is_empty(),
        };
        if is_right {
            judge(&element, None);
        }
    }

    fn advise(id: &str, text: &str) {
        if let Some(advice) = document().get_element_by_id(id) {
            let said = strength(text).and_then(|code| sentence(&code));
            advice.set_text_content(said.as_deref());
        }
    }

    /// The element that names itself by its error: the field, or the group it is in.
    fn named(element: &Element) -> Option<(Element, Element)> {
        let frame = element.closest(".field").ok().flatten()?;
        let named = if frame.tag_name().eq_ignore_ascii_case("fieldset") {
            frame.clone()
        } else {
            element.clone()
        };
        Some((frame, named))
    }

    fn judge(element: &Element, verdict: Option<&Code>) {
        let Some((frame, named)) = named(element) else {
            return;
        };
        let said = frame.query_selector(".field-error").ok().flatten();
        let Some(code) = verdict else {
            if let Some(said) = said {
                let _ = element.remove_attribute("aria-invalid");
                describe(&named, &said.id(), false);
                said.remove();
            }
            return;
        };
        let Some(text) = sentence(code) else { return };
        let line = match said {
            Some(line) => line,
            None => match put(&frame, element) {
                Some(line) => line,
                None => return,
            },
        };
        let prefix = WORDS.with(|words| words.prefix.borrow().clone());
        let known = line.text_content().unwrap_or_default();
        line.set_text_content(Some(&text));
        if let Ok(before) = document().create_element("span") {
            before.set_class_name("visually-hidden");
            before.set_text_content(Some(&[&prefix, " "].concat()));
            let _ = line.prepend_with_node_1(&before);
        }
        // Whoever has gone on to the next field hears of it, once.
        let after = line.text_content().unwrap_or_default();
        if known != after {
            say(&[&label_of(&frame), " ", &after].concat());
        }
        let _ = element.set_attribute("aria-invalid", "true");
        describe(&named, &line.id(), true);
    }

    fn label_of(frame: &Element) -> String {
        let label = frame.query_selector("label, legend").ok().flatten();
        let text = label.and_then(|label| label.text_content());
        text.unwrap_or_default().trim().to_owned()
    }

    /// By the page's own voice: what appears with its words is not heard everywhere.
    fn say(words: &str) {
        if let Some(announcer) = document().get_element_by_id("announcer") {
            announcer.set_text_content(None);
            announcer.set_text_content(Some(words));
        }
    }

    /// An empty line for the error, before the control.
    fn put(frame: &Element, element: &Element) -> Option<Element> {
        let line = document().create_element("p").ok()?;
        line.set_class_name("field-error");
        line.set_id(&[&element.id(), "-error"].concat());
        let mut control = element.clone();
        while control.parent_element().as_ref() != Some(frame) {
            control = control.parent_element()?;
        }
        frame.insert_before(&line, Some(&control)).ok()?;
        Some(line)
    }

    fn describe(element: &Element, id: &str, is_wrong: bool) {
        let before = element
            .get_attribute("aria-describedby")
            .unwrap_or_default();
        let mut ids: Vec<&str> = before
            .split(' ')
            .filter(|one| !one.is_empty() && *one != id)
            .collect();
        if is_wrong {
            ids.push(id);
        }
        let _ = if ids.is_empty() {
            element.remove_attribute("aria-describedby")
        } else {
            element.set_attribute("aria-describedby", &ids.join(" "))
        };
    }
}
