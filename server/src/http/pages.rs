//! Pages: who may open them, and the HTML of those who may.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::provide_context;
use pleinweb_app::page::{Audience, Page};
use pleinweb_app::serve::encode;
use pleinweb_app::site::Site;
use pleinweb_domain::kernel::{Actor, FormId, Lang};
use pleinweb_domain::platform::{RequestInfo, load_form, whoami};

use super::Door;
use super::guard::request_info;

/// Any address that is no file, no function and no other route.
pub async fn page(State(door): State<Arc<Door>>, request: Request) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let info = request_info(&request);
    let (lang, path) = Lang::of_path(request.uri().path());
    let actor = match whoami(&door.office, &info).await {
        Ok(actor) => actor,
        // Without the database nobody is known; the page says what is wrong.
        Err(_) => Actor::Visitor,
    };
    let demo = info.from_this_machine && door.office.settings().demo;
    let page = Page::parse(path);
    let status = match page.as_ref().map(|page| admit(page, actor, demo)) {
        Some(Admission::Welcome) => StatusCode::OK,
        Some(Admission::SignInFirst) => return lead_to(&Page::SignIn, lang, &request),
        Some(Admission::SecondFactorFirst) => return lead_to(&Page::SecondFactor, lang, &request),
        Some(Admission::NotYours) | None => StatusCode::NOT_FOUND,
    };
    let site = Site {
        role: actor.role(),
        half_signed_in: matches!(actor, Actor::HalfSignedIn { .. }),
        demo,
        help_phone: door.office.settings().help_phone.clone(),
        returned: returned_form(&door, &info, request.uri().query()).await,
    };
    render(&door, request, info, lang, site, status).await
}

/// What the guard says.
#[derive(Debug, PartialEq, Eq)]
pub enum Admission {
    Welcome,
    SignInFirst,
    SecondFactorFirst,
    /// Exists, for others: looks as if it did not.
    NotYours,
}

/// Whether someone may open a page at all; what is in it is the queries' business.
pub fn admit(page: &Page, actor: Actor, demo: bool) -> Admission {
    let half = matches!(actor, Actor::HalfSignedIn { .. });
    match page.audience() {
        Audience::Anyone => Admission::Welcome,
        Audience::Demo if demo => Admission::Welcome,
        Audience::Demo => Admission::NotYours,
        Audience::HalfSignedIn if half || actor.role().is_some() => Admission::Welcome,
        Audience::SignedIn if actor.role().is_some() => Admission::Welcome,
        Audience::Only(role) if actor.role() == Some(role) => Admission::Welcome,
        Audience::Only(_) if actor.role().is_some() => Admission::NotYours,
        _ if half => Admission::SecondFactorFirst,
        _ => Admission::SignInFirst,
    }
}

/// Leads to a page and says where to come back to.
fn lead_to(page: &Page, lang: Lang, request: &Request) -> Response {
    let back = request
        .uri()
        .path_and_query()
        .map_or("/", axum::http::uri::PathAndQuery::as_str);
    Redirect::to(&format!("{}?retour={}", page.href(lang), encode(back))).into_response()
}

async fn returned_form(
    door: &Door,
    info: &RequestInfo,
    query: Option<&str>,
) -> Option<pleinweb_domain::kernel::FormReturn> {
    let id = query?
        .split('&')
        .find_map(|pair| pair.strip_prefix("form="))?;
    let id: FormId = id.parse().ok()?;
    load_form(&door.office, info, id).await.ok().flatten()
}

async fn render(
    door: &Door,
    request: Request,
    info: RequestInfo,
    lang: Lang,
    site: Site,
    status: StatusCode,
) -> Response {
    let private = info.session_token.is_some();
    let office = door.office.clone();
    let options = door.options.clone();
    let context = move || {
        provide_context(office.clone());
        provide_context(info.clone());
        provide_context(lang);
        provide_context(site.clone());
    };
    let handler = leptos_axum::render_app_async_with_context(context, move || {
        pleinweb_app::shell(options.clone())
    });
    let mut response = handler(request).await.into_response();
    if response.status() == StatusCode::OK {
        *response.status_mut() = status;
    }
    let cache = if private { "no-store" } else { "no-cache" };
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    response
}

#[cfg(test)]
mod tests {
    use super::{Admission, admit};
    use pleinweb_app::page::Page;
    use pleinweb_domain::kernel::{AccountId, Actor, AdviserId, PersonId, Role};

    #[test]
    fn each_page_opens_for_its_own_people() {
        let account = AccountId(uuid::Uuid::nil());
        let seeker = Actor::JobSeeker {
            account,
            person: PersonId(account.0),
        };
        let adviser = Actor::Adviser {
            account,
            adviser: AdviserId(account.0),
        };
        let half = Actor::HalfSignedIn {
            account,
            role: Role::Adviser,
        };
        use Admission::{NotYours, SecondFactorFirst, SignInFirst, Welcome};
        for (page, actor, demo, expected) in [
            (Page::Home, Actor::Visitor, false, Welcome),
            (Page::Space, Actor::Visitor, false, SignInFirst),
            (Page::Space, seeker, false, Welcome),
            (Page::Space, adviser, false, NotYours),
            (Page::AdviserQueue, seeker, false, NotYours),
            (Page::AdviserQueue, half, false, SecondFactorFirst),
            (Page::SecondFactor, half, false, Welcome),
            (Page::SecondFactor, Actor::Visitor, false, SignInFirst),
            (Page::Account, half, false, SecondFactorFirst),
            (Page::DemoMailbox, seeker, false, NotYours),
            (Page::DemoMailbox, Actor::Visitor, true, Welcome),
        ] {
            assert_eq!(
                admit(&page, actor, demo),
                expected,
                "{page:?} for {actor:?}"
            );
        }
    }
}
