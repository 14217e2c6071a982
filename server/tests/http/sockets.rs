//! Real connections: people who are slow on purpose, and the end of the program.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use pleinweb::http::{Door, Pace, router_with};
use pleinweb::serve::serve;
use pleinweb::unread::Patience;
use pleinweb_platform::testing::{TestApp, sqlite_app};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;

use crate::request_as::door_of;

const PATIENCE: Duration = Duration::from_secs(20);

struct Running {
    address: SocketAddr,
    close: watch::Sender<bool>,
    served: JoinHandle<()>,
    _app: TestApp,
}

async fn start(pace: Pace, more: Router<Arc<Door>>) -> Running {
    let app = sqlite_app().await;
    let (close, closing) = watch::channel(false);
    let door = Door {
        pace,
        closing: closing.clone(),
        ..door_of(&app)
    };
    let router = router_with(door, std::path::Path::new("/nowhere"), more);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let served = tokio::spawn(serve(listener, router, pace, closing));
    Running {
        address,
        close,
        served,
        _app: app,
    }
}

fn impatient() -> Pace {
    Pace {
        head_within: Duration::from_millis(150),
        body_within: Duration::from_millis(150),
        ..Pace::default()
    }
}

/// Sends bytes and gives all that comes back until the server hangs up.
async fn say(address: SocketAddr, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(bytes).await.unwrap();
    heard(&mut stream, &String::from_utf8_lossy(bytes)).await
}

async fn heard(stream: &mut TcpStream, what: &str) -> String {
    let mut heard = Vec::new();
    let end = tokio::time::timeout(PATIENCE, stream.read_to_end(&mut heard)).await;
    assert!(end.is_ok(), "the server never hung up on {what}");
    String::from_utf8_lossy(&heard).into_owned()
}

#[tokio::test]
async fn nobody_holds_a_connection_by_being_slow() {
    let running = start(impatient(), Router::new()).await;
    for (what, bytes, answer) in [
        ("nothing", "", ""),
        (
            "half a head",
            "GET /healthz HTTP/1.1\r\nhost: x\r\nx-a: ",
            "",
        ),
        ("half an HTTP/2 greeting", "PRI * HTTP/2.0\r\n", ""),
        (
            "one request, then silence",
            "GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n",
            "HTTP/1.1 200",
        ),
        (
            "half a body",
            "POST /_fn/accounts/sign-out HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nmeta",
            "HTTP/1.1 40",
        ),
    ] {
        let heard = say(running.address, bytes.as_bytes()).await;
        assert!(heard.starts_with(answer), "{what}: {heard}");
    }
    let long = format!(
        "GET / HTTP/1.1\r\nhost: x\r\nx-a: {}\r\n\r\n",
        "a".repeat(200_000)
    );
    let mut stream = TcpStream::connect(running.address).await.unwrap();
    // The server may hang up before it has read all of it.
    let _ = stream.write_all(long.as_bytes()).await;
    let mut answer = [0; 12];
    if stream.read_exact(&mut answer).await.is_ok() {
        assert_eq!(&answer, b"HTTP/1.1 431");
    }
    assert!(
        say(running.address, b"not http at all\r\n\r\n")
            .await
            .starts_with("HTTP/1.1 400")
    );
}

#[tokio::test]
async fn a_body_that_drips_has_a_deadline_too() {
    let running = start(impatient(), Router::new()).await;
    let stream = TcpStream::connect(running.address).await.unwrap();
    let (mut read, mut write) = stream.into_split();
    let head = "POST /_fn/accounts/sign-out HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n\r\n";
    write.write_all(head.as_bytes()).await.unwrap();
    let drip = tokio::spawn(async move {
        while write.write_all(b"a").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    });
    let mut answer = [0; 12];
    tokio::time::timeout(PATIENCE, read.read_exact(&mut answer))
        .await
        .expect("an answer")
        .unwrap();
    assert_eq!(&answer, b"HTTP/1.1 408");
    drip.abort();
}

#[tokio::test]
async fn at_the_end_open_requests_finish_and_no_new_ones_begin() {
    let (entered, finish) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let handler = {
        let (entered, finish) = (entered.clone(), finish.clone());
        move || async move {
            entered.notify_one();
            finish.notified().await;
            "done to the end"
        }
    };
    let more = Router::new().route("/slow", get(handler));
    let running = start(Pace::default(), more).await;
    let mut open = TcpStream::connect(running.address).await.unwrap();
    open.write_all(b"GET /slow HTTP/1.1\r\nhost: x\r\n\r\n")
        .await
        .unwrap();
    entered.notified().await;
    running.close.send(true).unwrap();
    let closed = async {
        while TcpStream::connect(running.address).await.is_ok() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, closed)
        .await
        .expect("the listener closes");
    assert!(
        !running.served.is_finished(),
        "an open request is waited for"
    );
    finish.notify_one();
    let answer = heard(&mut open, "an open request").await;
    assert!(answer.ends_with("done to the end"), "{answer}");
    tokio::time::timeout(PATIENCE, running.served)
        .await
        .expect("the server ends")
        .unwrap();
}

#[tokio::test]
async fn whoever_never_finishes_does_not_hold_the_end() {
    let entered = Arc::new(Notify::new());
    let handler = {
        let entered = entered.clone();
        move || async move {
            entered.notify_one();
            std::future::pending::<&'static str>().await
        }
    };
    let pace = Pace {
        finish_within: Duration::from_millis(100),
        ..Pace::default()
    };
    let running = start(pace, Router::new().route("/never", get(handler))).await;
    let mut open = TcpStream::connect(running.address).await.unwrap();
    open.write_all(b"GET /never HTTP/1.1\r\nhost: x\r\n\r\n")
        .await
        .unwrap();
    entered.notified().await;
    running.close.send(true).unwrap();
    tokio::time::timeout(PATIENCE, running.served)
        .await
        .expect("the server ends all the same")
        .unwrap();
}

/// Dropped with the answer that it is part of.
struct Gone(Arc<Notify>);

impl Drop for Gone {
    fn drop(&mut self) {
        self.0.notify_one();
    }
}

/// An answer without end, and what tells that it was given up.
fn endless() -> (Router<Arc<Door>>, Arc<Notify>) {
    let gone = Arc::new(Notify::new());
    let told = gone.clone();
    let answer = move || async move {
        let guard = Gone(told);
        let chunks = futures::stream::repeat_with(move || {
            // It is part of this answer.
            std::hint::black_box(&guard);
            Ok::<_, std::io::Error>(vec![b'x'; 16 * 1024])
        });
        axum::body::Body::from_stream(chunks)
    };
    (Router::new().route("/endless", get(answer)), gone)
}

#[tokio::test]
async fn an_answer_that_nobody_reads_is_given_up() {
    for drops in [false, true] {
        let (more, gone) = endless();
        let pace = Pace {
            unread: Patience {
                within: Duration::from_millis(200),
                slowest: 1024 * 1024,
            },
            ..Pace::default()
        };
        let running = start(pace, more).await;
        let mut open = TcpStream::connect(running.address).await.unwrap();
        open.write_all(b"GET /endless HTTP/1.1\r\nhost: x\r\n\r\n")
            .await
            .unwrap();
        let mut first = [0; 12];
        open.read_exact(&mut first).await.unwrap();
        assert_eq!(&first, b"HTTP/1.1 200");
        // One takes nothing more, the other one a little again and again.
        let taking = tokio::spawn(async move {
            let mut taken = [0; 256];
            while drops && matches!(open.read(&mut taken).await, Ok(1..)) {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            std::future::pending::<()>().await;
            drop(open);
        });
        tokio::time::timeout(PATIENCE, gone.notified())
            .await
            .expect("the answer is given up");
        taking.abort();
    }
}

#[tokio::test]
async fn an_answer_that_is_read_is_not_given_up() {
    let pace = Pace {
        unread: Patience {
            within: Duration::from_secs(5),
            slowest: 1024,
        },
        ..Pace::default()
    };
    let length = 8 * 1024 * 1024;
    let answer = move || async move { vec![b'x'; length] };
    let running = start(pace, Router::new().route("/large", get(answer))).await;
    let ask = b"GET /large HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    let heard = say(running.address, ask).await;
    assert!(heard.len() > length, "{}", heard.len());
}
