//! Whatever is sent to a server function, the answer is an error of ours that
//! names what is wrong with the request, never one that names us.

use axum::Router;
use axum::body::Body;
use pleinweb_domain::platform::Office;

use crate::knock::{Answer, request, send, service};
use crate::line::Line;
use crate::who::Who;
use crate::world::World;

const META: &str = "meta[request_id]=x&meta[back]=/&meta[lang]=fr";

/// Sends every kind of nonsense to every function; gives what went wrong.
pub async fn try_all(table: &[Line], office: &Office, world: &World) -> Vec<String> {
    let service = service(office);
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
    // The page of an offer that is not there shows what is close to it.
    let unknown = status == 404 && answer.body.starts_with("{\"found\":\"Unknown\"");
    status < 400 || unknown || (status < 500 && !answer.error_kind().is_empty())
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
