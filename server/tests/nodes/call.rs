//! Requests to a node as a browser's script sends them, each on a connection of
//! its own.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

pub const PATIENCE: Duration = Duration::from_secs(30);

/// What a node said.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub body: String,
}

pub async fn get(node: SocketAddr, path: &str, token: &str) -> Reply {
    call(node, "GET", path, "", token).await
}

pub async fn post(node: SocketAddr, path: &str, body: &str, token: &str) -> Reply {
    call(node, "POST", path, body, token).await
}

async fn call(node: SocketAddr, method: &str, path: &str, body: &str, token: &str) -> Reply {
    let asked = async {
        let mut stream = TcpStream::connect(node).await.unwrap();
        let head = head(node, method, path, token, "application/json");
        let form = format!(
            "content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        stream
            .write_all(format!("{head}connection: close\r\n{form}").as_bytes())
            .await
            .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    };
    let answer = tokio::time::timeout(PATIENCE, asked)
        .await
        .unwrap_or_else(|_| panic!("no answer to {method} {path}"));
    let status = answer.get(9..12).and_then(|status| status.parse().ok());
    Reply {
        status: status.unwrap_or(0),
        body: answer
            .split_once("\r\n\r\n")
            .map_or(String::new(), |(_, body)| body.to_owned()),
    }
}

fn head(node: SocketAddr, method: &str, path: &str, token: &str, accept: &str) -> String {
    let cookie = if token.is_empty() {
        String::new()
    } else {
        format!("cookie: session={token}\r\n")
    };
    format!(
        "{method} {path} HTTP/1.1\r\nhost: {node}\r\naccept: {accept}\r\nsec-fetch-site: same-origin\r\n{cookie}"
    )
}

/// Where a page of this node says that it was made.
pub async fn made_at(node: SocketAddr, token: &str) -> String {
    let started = Instant::now();
    while started.elapsed() < PATIENCE {
        let page = get(node, "/compte", token).await;
        let point = page
            .body
            .split_once("data-live=\"")
            .and_then(|(_, rest)| rest.split('"').next().map(str::to_owned));
        match point {
            Some(point) if !point.is_empty() => return point,
            _ => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
    panic!("the node never said where it stands");
}

/// An open live stream.
pub struct Stream(BufReader<TcpStream>);

impl Stream {
    /// Opens it, and waits for its first word: whoever missed nothing is told
    /// all that happens from now on.
    pub async fn open(node: SocketAddr, token: &str, after: &str) -> Self {
        let mut stream = Self::open_untold(node, token, after).await;
        while !stream
            .line()
            .await
            .expect("a first word")
            .starts_with("id: ")
        {}
        stream
    }

    pub async fn open_untold(node: SocketAddr, token: &str, after: &str) -> Self {
        let mut stream = TcpStream::connect(node).await.unwrap();
        let path = format!("/live?after={after}");
        let head = head(node, "GET", &path, token, "text/event-stream");
        stream
            .write_all(format!("{head}\r\n").as_bytes())
            .await
            .unwrap();
        let mut stream = Self(BufReader::new(stream));
        let first = stream.line().await.expect("an answer");
        assert!(first.contains(" 200 "), "{first}");
        stream
    }

    async fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        let read = tokio::time::timeout(PATIENCE, self.0.read_line(&mut line)).await;
        let read = read.expect("the stream says something").ok()?;
        (read > 0).then(|| line.trim_end().to_owned())
    }

    /// The next news, `<topic> <version>`.
    pub async fn news(&mut self) -> String {
        loop {
            let line = self.line().await.expect("the stream goes on");
            if let Some(news) = line.strip_prefix("data: ") {
                return news.to_owned();
            }
        }
    }
}
