//! A file or a photo.

use leptos::prelude::*;

use super::Words;
use super::field::{Field, Need};
use super::state::Missing;

/// A file to send, in a `Form` with `multipart`. Its HTML name is `name` as it
/// is: files go to a plain route and not to a command.
#[component]
pub fn FileField(
    #[prop(into)] name: Words,
    #[prop(into)] label: Words,
    /// Which kinds and how large: say it before the choice.
    #[prop(optional, into)]
    hint: Option<Words>,
    /// Such as `image/*,application/pdf`: phones then offer the camera.
    #[prop(optional)]
    accept: Option<&'static str>,
    #[prop(optional)] optional: bool,
) -> AnyView {
    let field = Field::new(name, label, hint, Need::of(optional), false).missing(Missing::Unsaid);
    let (described_by, invalid) = (field.described_by(), field.invalid());
    let input = view! {
        <input
            class="input file"
            type="file"
            id=field.id.clone()
            name=field.name.clone()
            accept=accept
            required=field.required()
            aria-describedby=described_by
            aria-invalid=invalid
        />
    };
    field.around(input.into_any())
}
