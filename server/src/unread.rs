//! Answers that nobody reads. A connection whose other end takes nothing, or
//! takes it drop by drop, ends: what was made for it is given up, and its memory.
//!
//! Only what waits to be taken counts. A live stream that has nothing to say
//! waits as long as it likes, and a slow telephone that takes what it can is fast
//! enough.

use std::io::{Error, ErrorKind, IoSlice, Result};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep_until};

/// A connection that gives its reader time.
#[derive(Debug)]
pub struct Unread<S> {
    stream: S,
    patience: Patience,
    /// Since something waits: until when, as far as is known now.
    waits: Option<Waits>,
}

/// How long an answer waits to be taken.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For the first of it, and for whatever comes after nothing came.
    pub within: Duration,
    /// The slowest that a reader may be over all that waits, in bytes a second.
    pub slowest: u32,
}

#[derive(Debug)]
struct Waits {
    since: Instant,
    /// Taken since then.
    taken: u64,
    alarm: Pin<Box<Sleep>>,
}

impl<S> Unread<S> {
    pub fn new(stream: S, patience: Patience) -> Self {
        Self {
            stream,
            patience,
            waits: None,
        }
    }

    /// Counts what was taken, or waits for it no longer than there is patience.
    fn judge(&mut self, cx: &mut Context<'_>, wrote: Poll<Result<usize>>) -> Poll<Result<usize>> {
        match (wrote, &mut self.waits) {
            (Poll::Ready(Ok(count)), Some(waits)) => {
                waits.taken += count as u64;
                let last = until(self.patience, waits.since, waits.taken);
                // Nothing at all for long is too slow too, however fast it was before.
                let next = Instant::now() + self.patience.within;
                waits.alarm.as_mut().reset(last.min(next));
                Poll::Ready(Ok(count))
            }
            (Poll::Pending, waits) => {
                let waits = waits.get_or_insert_with(|| {
                    let since = Instant::now();
                    Waits {
                        since,
                        taken: 0,
                        alarm: Box::pin(sleep_until(until(self.patience, since, 0))),
                    }
                });
                ready!(waits.alarm.as_mut().poll(cx));
                Poll::Ready(Err(Error::new(ErrorKind::TimedOut, "nobody reads")))
            }
            (wrote, _) => wrote,
        }
    }
}

/// By when more must be taken of an answer of which so much was taken since then.
fn until(patience: Patience, since: Instant, taken: u64) -> Instant {
    let slowest = f64::from(patience.slowest.max(1));
    // No answer is so large that its size is not exact.
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52 bytes")]
    let earned = Duration::from_secs_f64(taken as f64 / slowest);
    since + patience.within + earned
}

impl<S: AsyncRead + Unpin> AsyncRead for Unread<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Unread<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<Result<usize>> {
        let wrote = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.judge(cx, wrote)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<Result<usize>> {
        let wrote = Pin::new(&mut self.stream).poll_write_vectored(cx, slices);
        self.judge(cx, wrote)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    /// Asked for only when all that waited was taken.
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(cx);
        if matches!(flushed, Poll::Ready(Ok(()))) {
            self.waits = None;
        }
        flushed
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};

    use super::{Patience, Unread};

    const fn patience(ms: u64, slowest: u32) -> Patience {
        Patience {
            within: Duration::from_millis(ms),
            slowest,
        }
    }

    /// Writes so much to a reader who takes `bytes` every `ms`; how it ended.
    async fn written(
        patience: Patience,
        length: usize,
        (bytes, ms): (usize, u64),
    ) -> Result<(), std::io::ErrorKind> {
        let (stream, mut reader) = duplex(4096);
        let reading = tokio::spawn(async move {
            let mut taken = vec![0; bytes];
            loop {
                tokio::time::sleep(Duration::from_millis(ms)).await;
                match reader.read(&mut taken).await {
                    Ok(0) | Err(_) => return,
                    Ok(_) => {}
                }
            }
        });
        let mut unread = Unread::new(stream, patience);
        let result = async {
            unread.write_all(&vec![b'x'; length]).await?;
            unread.flush().await
        };
        let result = result.await;
        reading.abort();
        result.map_err(|error| error.kind())
    }

    #[tokio::test]
    async fn who_reads_is_waited_for() {
        let ended = written(patience(10_000, 1024), 128 * 1024, (2048, 1)).await;
        assert_eq!(ended, Ok(()));
    }

    #[tokio::test]
    async fn who_reads_nothing_or_next_to_nothing_is_not() {
        // Nothing at all; and some bytes again and again, which is never nothing.
        for reads in [(1, 3_600_000), (1, 10), (16, 10)] {
            let ended = written(patience(100, 1_000_000), 1024 * 1024, reads).await;
            assert_eq!(ended, Err(std::io::ErrorKind::TimedOut), "{reads:?}");
        }
    }

    #[tokio::test]
    async fn a_stream_that_says_little_is_not_slow() {
        let (stream, mut reader) = duplex(64);
        let mut unread = Unread::new(stream, patience(20, 1_000_000));
        for _ in 0..3 {
            // Whoever takes it late: it waits in the network, and no memory of ours.
            unread.write_all(&[b'x'; 64]).await.unwrap();
            unread.flush().await.unwrap();
            tokio::time::sleep(Duration::from_millis(60)).await;
            let mut taken = [0; 64];
            reader.read_exact(&mut taken).await.unwrap();
        }
    }
}
