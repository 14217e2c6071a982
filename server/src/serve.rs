//! Listening: our own accept loop, because a server without time-outs can be
//! held open by anyone, and a server that stops must finish what it began.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::extract::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tower::{Service, ServiceExt};

use crate::closing::ended;
use crate::http::Pace;
use crate::unread::Unread;

/// More than browsers send; what is longer is refused with 431.
const HEAD_BYTES: usize = 64 * 1024;

/// Serves until `closing` turns true; then closes the listener, lets open
/// requests finish, and returns.
///
/// HTTP/1.1 only: browsers speak HTTP/2 over TLS alone, which ends at the proxy,
/// and hyper-util's way to tell the versions apart waits for a first byte for ever.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    pace: Pace,
    mut closing: watch::Receiver<bool>,
) {
    let mut server = http1::Builder::new();
    server
        .timer(TokioTimer::new())
        .max_buf_size(HEAD_BYTES)
        .header_read_timeout(pace.head_within);
    let graceful = GracefulShutdown::new();
    loop {
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Most likely no file handle is free: wait a moment, then
                    // accept again.
                    tracing::warn!(%error, "accept");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            },
            () = ended(&mut closing) => break,
        };
        let _ = stream.set_nodelay(true);
        let router = router.clone();
        let service = hyper::service::service_fn(move |request: hyper::Request<Incoming>| {
            answer(router.clone(), request, peer)
        });
        let stream = Unread::new(stream, pace.unread);
        let connection = server.serve_connection(TokioIo::new(stream), service);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "connection");
            }
        });
    }
    drop(listener);
    if tokio::time::timeout(pace.finish_within, graceful.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("some connections did not finish in time");
    }
}

async fn answer(
    router: Router,
    request: hyper::Request<Incoming>,
    peer: SocketAddr,
) -> Result<axum::response::Response, std::convert::Infallible> {
    let mut request: Request = request.map(axum::body::Body::new);
    request.extensions_mut().insert(ConnectInfo(peer));
    let mut router = router;
    let ready = ServiceExt::<Request>::ready(&mut router).await?;
    ready.call(request).await
}
