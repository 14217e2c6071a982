//! Whatever is sent to a server function, the answer is an error of ours that
//! names what is wrong with the request, never one that names us. Whatever stands
//! in the address of a page, the answer is a page and no incident.

use axum::Router;
use axum::body::Body;
use pleinweb_platform::AppState;

use crate::line::Line;
use crate::openings::Opening;
use crate::pages::open;
use crate::request_as::{Answer, request, send, service};
use crate::who::Who;
use crate::world::World;

const META: &str = "meta[request_id]=x&meta[back]=/&meta[lang]=fr";

/// Sends every kind of nonsense to every function; gives what went wrong.
pub async fn try_all(table: &[Line], app: &AppState, world: &World) -> Vec<String> {
    let service = service(app);
    let mut found = Vec::new();
    for line in table {
        for (what, body) in bodies(line, world) {
            let answer = ask(&service, line, body, world.token(someone(line))).await;
            if !is_plain(&answer) {
                let text: String = answer.body.chars().take(120).collect();
                found.push(format!(
                    "{} with {what}: {} {text}",
                    line.path, answer.status
                ));
            }
        }
    }
    found
}

/// Someone who may.
fn someone(line: &Line) -> Who {
    line.may.last().copied().unwrap_or(Who::Visitor)
}

/// Done, or an error of the caller's that can be read.
fn is_plain(answer: &Answer) -> bool {
    let status = answer.status.as_u16();
    status < 400 || (status < 500 && !answer.error_kind().is_empty())
}

async fn ask(service: &Router, line: &Line, body: Vec<u8>, token: Option<&str>) -> Answer {
    let (path, body) = if line.method == "GET" {
        // What no address can hold is percent-encoded by whoever sends it.
        let query: String = body
            .iter()
            .map(|byte| match byte {
                plain if plain.is_ascii_alphanumeric() || b"-_.&=%[]+".contains(plain) => {
                    char::from(*plain).to_string()
                }
                other => format!("%{other:02X}"),
            })
            .take(30_000)
            .collect();
        (format!("{}?{query}", line.path), Vec::new())
    } else {
        (line.path.to_owned(), body)
    };
    let request = request(line.method, &path, token)
        .header("accept", "application/json")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(body))
        .expect("a request");
    send(service, request).await
}

/// What pages read in their address, besides what the examples say.
const READ: [&str; 14] = [
    "apres",
    "annule",
    "avec_lieu",
    "commune",
    "corrige",
    "fait",
    "form",
    "lieu",
    "metier",
    "motif",
    "niveau",
    "quoi",
    "retour",
    "suite",
];

/// Nonsense in an address.
const NONSENSE: [&str; 9] = [
    "a%00b",
    "%ff%fe",
    "%f",
    "-99999999999999999999",
    "%E2%80%AE%F0%9F%92%A5%EF%BF%BF%27%22%3C%2F",
    "'%20OR%201%3D1",
    "00000000-0000-0000-0000-000000000000",
    "[]&=%26%3D",
    "",
];

/// Opens every page with every kind of nonsense where its address can hold some,
/// as who opens it for its budget; gives what went wrong.
pub async fn try_pages(openings: &[Opening], app: &AppState, world: &World) -> Vec<String> {
    let service = service(app);
    let mut found = Vec::new();
    for line in openings {
        let token = line.reader().and_then(|who| world.token(who));
        for address in addresses(line, world) {
            let answer = open(&service, &address, line.news, token).await;
            let html = answer.header("content-type").starts_with("text/html");
            let leads_on = answer.status.is_redirection();
            if answer.status.is_server_error() || !(html || leads_on) {
                let text: String = address.chars().take(120).collect();
                found.push(format!("{text}: {}", answer.status));
            }
        }
    }
    found
}

fn addresses(line: &Opening, world: &World) -> Vec<String> {
    let whole = world.fill(line.at);
    let (path, query) = whole.split_once('?').unwrap_or((&whole, ""));
    // An address has 64 KB at most.
    let long = "9".repeat(4_000);
    let mut addresses = Vec::new();
    for nonsense in NONSENSE.into_iter().chain([&*long]) {
        let all = READ.map(|name| [name, "=", nonsense].concat()).join("&");
        addresses.push(format!("{path}?{all}"));
        addresses.push(format!("{path}?{nonsense}"));
        for (name, _) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            addresses.push(format!("{path}?{query}&{name}={nonsense}"));
            addresses.push(format!("{path}?{name}={nonsense}"));
        }
        let pieces: Vec<&str> = line.page.split(['{', '}']).collect();
        if pieces.len() > 1 {
            addresses.push([pieces[0], nonsense, pieces[2]].concat());
        }
    }
    addresses
}

fn whole(input: &str) -> String {
    format!("{input}&{META}")
}

fn bodies(line: &Line, world: &World) -> Vec<(String, Vec<u8>)> {
    let example = world.fill(line.input);
    let mut bodies: Vec<(String, Vec<u8>)> = vec![
        ("nothing".to_owned(), Vec::new()),
        ("only meta".to_owned(), META.into()),
        ("no meta".to_owned(), example.clone().into_bytes()),
        ("bytes that are no text".to_owned(), vec![0xff, 0xfe, 0x00]),
        ("JSON".to_owned(), br#"{"command":{"a":1}}"#.to_vec()),
        (
            "brackets".to_owned(),
            b"command[[[]]=1&command[=2&]=3".to_vec(),
        ),
        (
            "a language that does not exist".to_owned(),
            format!("{example}&meta[lang]=xx").into_bytes(),
        ),
        (
            "a command that is a word".to_owned(),
            format!("command=1&{META}").into_bytes(),
        ),
        (
            "a meta that is a word".to_owned(),
            format!("{example}&meta=1").into_bytes(),
        ),
        (
            "a deep nest".to_owned(),
            format!("{example}&command{}=1&{META}", "[a]".repeat(500)).into_bytes(),
        ),
        (
            "a list without end".to_owned(),
            format!("{example}&command[a][4294967295]=1&{META}").into_bytes(),
        ),
        (
            "more than a form holds".to_owned(),
            format!("{example}&command[x]={}", "a".repeat(300_000)).into_bytes(),
        ),
    ];
    for (index, pair) in example.split('&').enumerate() {
        let Some((name, value)) = pair.split_once('=') else {
            continue;
        };
        for (what, instead) in [
            ("NUL", format!("{name}=a%00b")),
            ("bad UTF-8", format!("{name}=%ff%fe")),
            ("an unfinished escape", format!("{name}=%f")),
            ("200 KB", format!("{name}={}", "9".repeat(200_000))),
            ("a list", format!("{name}[]={value}&{name}[]={value}")),
            ("a group", format!("{name}[x]={value}")),
            ("twice", format!("{pair}&{pair}")),
            ("no value", format!("{name}=")),
            (
                "odd letters",
                format!("{name}=%E2%80%AE%F0%9F%92%A5%EF%BF%BF%27%22%3C%2F"),
            ),
            (
                "a number beyond all",
                format!("{name}=-99999999999999999999"),
            ),
        ] {
            let pairs: Vec<&str> = example
                .split('&')
                .enumerate()
                .map(|(other, pair)| if other == index { &*instead } else { pair })
                .collect();
            bodies.push((
                format!("{what} in {name}"),
                whole(&pairs.join("&")).into_bytes(),
            ));
        }
    }
    bodies
}
