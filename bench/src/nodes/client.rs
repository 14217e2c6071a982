//! Requests as a browser's script sends them.

use std::net::SocketAddr;
use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::{Request, Response, header};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

use super::Failure;

/// Whoever waits longer has left.
const PATIENCE: Duration = Duration::from_secs(20);

#[derive(Clone)]
pub struct Browser {
    client: Client<HttpConnector, Full<Bytes>>,
    /// Its session, if it has one.
    token: String,
}

/// What a node said.
pub struct Reply {
    pub status: u16,
    pub body: String,
}

impl Browser {
    pub fn new(token: &str) -> Self {
        Self {
            client: Client::builder(TokioExecutor::new()).build(HttpConnector::new()),
            token: token.to_owned(),
        }
    }

    fn request(
        &self,
        node: SocketAddr,
        path: &str,
        form: Option<&str>,
    ) -> Result<Request<Full<Bytes>>, Failure> {
        let method = if form.is_some() { "POST" } else { "GET" };
        let mut request = Request::builder()
            .method(method)
            .uri(format!("http://{node}{path}"))
            .header(header::ACCEPT, "application/json")
            .header("sec-fetch-site", "same-origin");
        if form.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        if !self.token.is_empty() {
            request = request.header(header::COOKIE, format!("session={}", self.token));
        }
        Ok(request.body(Full::new(Bytes::from(form.unwrap_or_default().to_owned())))?)
    }

    async fn whole(
        &self,
        node: SocketAddr,
        path: &str,
        form: Option<&str>,
    ) -> Result<Reply, Failure> {
        let asked = async {
            let answer = self.client.request(self.request(node, path, form)?).await?;
            let status = answer.status().as_u16();
            let body = answer.into_body().collect().await?.to_bytes();
            let body = String::from_utf8_lossy(&body).into_owned();
            Ok::<_, Failure>(Reply { status, body })
        };
        tokio::time::timeout(PATIENCE, asked).await?
    }

    pub async fn get(&self, node: SocketAddr, path: &str) -> Result<Reply, Failure> {
        self.whole(node, path, None).await
    }

    pub async fn post(&self, node: SocketAddr, path: &str, form: &str) -> Result<Reply, Failure> {
        self.whole(node, path, Some(form)).await
    }

    /// The same, and a refusal is an error.
    pub async fn done(&self, node: SocketAddr, path: &str, form: &str) -> Result<(), Failure> {
        let reply = self.post(node, path, form).await?;
        if reply.status == 200 {
            return Ok(());
        }
        Err(format!("{} for {path}: {}", reply.status, reply.body).into())
    }

    /// Opens the live stream; what was said before its first point is left out.
    pub async fn listen(&self, node: SocketAddr) -> Result<News, Failure> {
        let request = self.request(node, "/live", None)?;
        let mut news = News {
            stream: self.client.request(request).await?,
            heard: String::new(),
        };
        // Without a point in its address: told once to ask for everything.
        news.next().await?;
        Ok(news)
    }
}

/// An open live stream.
pub struct News {
    stream: Response<Incoming>,
    heard: String,
}

impl News {
    /// Waits for the next thing that is told.
    pub async fn next(&mut self) -> Result<(), Failure> {
        loop {
            if let Some((event, rest)) = self.heard.split_once("\n\n") {
                let told = event.contains("data: ");
                let rest = rest.to_owned();
                self.heard = rest;
                if told {
                    return Ok(());
                }
                continue;
            }
            let frame = tokio::time::timeout(PATIENCE, self.stream.body_mut().frame()).await?;
            let frame = frame.ok_or("the stream ended")??;
            if let Some(data) = frame.data_ref() {
                self.heard.push_str(&String::from_utf8_lossy(data));
            }
        }
    }
}
