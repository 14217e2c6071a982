//! What search engines read: the rules for them, and the addresses of all
//! public pages and open offers.

use std::sync::Arc;

use axum::Extension;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use pleinweb_app::page::Page;
use pleinweb_kernel::{AppError, HOUR_MS, Lang, Timestamp};
use pleinweb_offers::{ListOffers, Mark, MarkOffers};
use pleinweb_platform::{RequestInfo, run_query};
use tokio::sync::Mutex;

use super::cached::{self, Content};
use super::feed::refused;
use super::guard::nobody;
use super::xml::{instant, push_element, push_text};
use super::{Door, busy};

/// Offers of a file: a fifth of what the format allows, so that one is made
/// and read in one go.
const OFFERS: u32 = 10_000;
const CACHE: &str = "public, max-age=3600";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

/// What may not be read without an account, and what is for programs: whole
/// folders of pages, each by one of them.
fn closed() -> Vec<String> {
    let folder = |page: &Page, lang: Lang| {
        let path = page.path();
        let first = path.split('/').nth(1).unwrap_or_default();
        [lang.prefix(), "/", first].concat()
    };
    let spaces = [
        Page::Space,
        Page::AdviserQueue,
        Page::Operator,
        Page::Account,
    ];
    let mut closed = Vec::new();
    for pages in [&spaces[..], &[Page::MailStop(String::new())]] {
        for lang in Lang::ALL {
            closed.extend(pages.iter().map(|page| folder(page, lang)));
        }
    }
    closed.push(folder(&Page::DemoMailbox, Lang::Fr));
    closed.extend(["/_fn", "/api/"].map(str::to_owned));
    closed
}

/// Pages that anyone may find. Those that follow a form or a link of ours say
/// nothing to whoever comes from elsewhere.
fn pages() -> [Page; 13] {
    [
        Page::Home,
        Page::Offers,
        Page::Market,
        Page::EntryCheck,
        Page::NearbyHelp,
        Page::Callback,
        Page::SignUp,
        Page::SignIn,
        Page::Help,
        Page::Api,
        Page::Accessibility,
        Page::Privacy,
        Page::LegalNotice,
    ]
}

/// Where the files of offers begin: found once an hour for all who ask, because
/// it takes a look at every open offer.
#[derive(Default)]
pub struct Marks(Mutex<Option<(Timestamp, Arc<[Mark]>)>>);

impl Marks {
    /// Whoever comes while they are looked for waits for the same answer.
    async fn get(&self, door: &Door, info: &RequestInfo) -> Result<Arc<[Mark]>, AppError> {
        let mut kept = self.0.lock().await;
        let now = door.app.now();
        if let Some((at, marks)) = kept.as_ref()
            && (0..HOUR_MS).contains(&now.since(*at))
        {
            return Ok(Arc::clone(marks));
        }
        let marks: Arc<[Mark]> = run_query::<MarkOffers>(&door.app, info, OFFERS)
            .await?
            .into();
        *kept = Some((now, Arc::clone(&marks)));
        Ok(marks)
    }
}

/// `GET /robots.txt`.
pub async fn robots(State(door): State<Arc<Door>>, request: Request) -> Response {
    let mut body = String::from(
        "# What anyone may read, may be found. Accounts and workspaces may not.\nUser-agent: *\n",
    );
    for path in closed() {
        for part in ["Disallow: ", &path, "\n"] {
            body.push_str(part);
        }
    }
    let root = door.app.settings().public_url.as_str();
    for part in ["\nSitemap: ", root, "/sitemap.xml\n"] {
        body.push_str(part);
    }
    let content = Content {
        kind: "text/plain; charset=utf-8",
        cache: CACHE,
        body,
        passing: None,
    };
    cached::answer(request.headers(), content)
}

/// `GET /sitemap.xml`: which files there are.
pub async fn index(
    State(door): State<Arc<Door>>,
    Extension(marks): Extension<Arc<Marks>>,
    request: Request,
) -> Response {
    let info = nobody(&request);
    let body = match busy::take_read(&door, &info) {
        Ok(()) => marks.get(&door, &info).await,
        Err(error) => Err(error),
    };
    let root = door.app.settings().public_url.as_str();
    answer(&request, body.map(|marks| index_file(root, marks.len())))
}

/// `GET /sitemap/pages.xml`, `GET /sitemap/offres-1.xml` …
pub async fn file(
    State(door): State<Arc<Door>>,
    Extension(marks): Extension<Arc<Marks>>,
    Path(name): Path<String>,
    request: Request,
) -> Response {
    let info = nobody(&request);
    let root = door.app.settings().public_url.as_str();
    let body = match busy::take_read(&door, &info) {
        Ok(()) if name == "pages.xml" => Ok(pages_file(root)),
        Ok(()) => offers_file(&door, &marks, &name, &info).await,
        Err(error) => Err(error),
    };
    answer(&request, body)
}

fn answer(request: &Request, body: Result<String, AppError>) -> Response {
    match body {
        Ok(body) => {
            let content = Content {
                kind: "application/xml; charset=utf-8",
                cache: CACHE,
                body,
                passing: None,
            };
            cached::answer(request.headers(), content)
        }
        Err(error) => refused(&error),
    }
}

fn index_file(root: &str, files: usize) -> String {
    let mut body = String::from(HEAD);
    body.push_str("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let names = (1..=files).map(|number| format!("offres-{number}.xml"));
    for name in std::iter::once("pages.xml".to_owned()).chain(names) {
        body.push_str("<sitemap>");
        push_element(&mut body, "loc", "", &[root, "/sitemap/", &name].concat());
        body.push_str("</sitemap>\n");
    }
    body.push_str("</sitemapindex>\n");
    body
}

async fn offers_file(
    door: &Door,
    marks: &Marks,
    name: &str,
    info: &RequestInfo,
) -> Result<String, AppError> {
    let number = number_of(name).ok_or(AppError::NotFound)?;
    let marks = marks.get(door, info).await?;
    let from = *marks.get(number).ok_or(AppError::NotFound)?;
    let stretch = (from, marks.get(number + 1).copied(), OFFERS);
    let offers = run_query::<ListOffers>(&door.app, info, stretch).await?;
    let root = door.app.settings().public_url.as_str();
    let mut body = String::with_capacity(200 * (offers.len() + 1));
    body.push_str(HEAD);
    body.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (id, changed) in offers {
        body.push_str("<url>");
        let path = Page::Offer(id.to_string()).href(Lang::Fr);
        push_element(&mut body, "loc", "", &[root, &path].concat());
        push_element(&mut body, "lastmod", "", &instant(changed));
        body.push_str("</url>\n");
    }
    body.push_str("</urlset>\n");
    Ok(body)
}

/// The place of a file of offers in the list of marks.
fn number_of(name: &str) -> Option<usize> {
    let number = name.strip_prefix("offres-")?.strip_suffix(".xml")?;
    let plain = !number.starts_with(['0', '+']);
    number
        .parse::<usize>()
        .ok()?
        .checked_sub(1)
        .filter(|_| plain)
}

/// Every public page in each language, with where it is in the others.
fn pages_file(root: &str) -> String {
    let mut body = String::from(HEAD);
    body.push_str(
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for page in pages() {
        for lang in Lang::ALL {
            body.push_str("<url>");
            push_element(&mut body, "loc", "", &[root, &page.href(lang)].concat());
            let others = Lang::ALL.map(|other| (other.tag(), other));
            for (tag, other) in others.into_iter().chain([("x-default", Lang::Fr)]) {
                for part in [
                    "<xhtml:link rel=\"alternate\" hreflang=\"",
                    tag,
                    "\" href=\"",
                ] {
                    body.push_str(part);
                }
                push_text(&mut body, &[root, &page.href(other)].concat());
                body.push_str("\"/>\n");
            }
            body.push_str("</url>\n");
        }
    }
    body.push_str("</urlset>\n");
    body
}

#[cfg(test)]
mod tests {
    use pleinweb_app::page::Audience;

    use super::{number_of, pages};

    #[test]
    fn only_public_pages_are_named() {
        for page in pages() {
            assert_eq!(page.audience(), Audience::Anyone, "{page:?}");
            assert!(!page.path().contains('{'), "{page:?}");
        }
    }

    #[test]
    fn a_file_has_one_name() {
        assert_eq!(number_of("offres-1.xml"), Some(0));
        assert_eq!(number_of("offres-12.xml"), Some(11));
        for name in [
            "offres-0.xml",
            "offres-01.xml",
            "offres-+1.xml",
            "offres--1.xml",
            "offres-.xml",
            "offres-1",
            "1.xml",
            "offres-99999999999999999999999.xml",
        ] {
            assert_eq!(number_of(name), None, "{name}");
        }
    }
}
