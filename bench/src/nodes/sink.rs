//! A mail server of this machine that counts what it is given.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// How many mails went to each address.
#[derive(Clone, Default)]
pub struct Sink(Arc<Mutex<HashMap<String, usize>>>);

impl Sink {
    pub async fn open() -> std::io::Result<(Self, SocketAddr)> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let sink = Self::default();
        let kept = sink.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let kept = kept.clone();
                // A node that is killed hangs up.
                tokio::spawn(async move { drop(kept.take(stream).await) });
            }
        });
        Ok((sink, address))
    }

    /// Mails to addresses that begin so, and how many of them came again.
    pub fn count(&self, begin: &str) -> (usize, usize) {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let counts: Vec<usize> = kept
            .iter()
            .filter(|(to, _)| to.starts_with(begin))
            .map(|(_, count)| *count)
            .collect();
        let all: usize = counts.iter().sum();
        (counts.len(), all - counts.len())
    }

    async fn take(&self, stream: TcpStream) -> std::io::Result<()> {
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read).lines();
        let (mut in_data, mut to) = (false, String::new());
        write.write_all(b"220 sink\r\n").await?;
        while let Some(line) = lines.next_line().await? {
            let answer = match line.as_str() {
                "." if in_data => {
                    in_data = false;
                    let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
                    *kept.entry(std::mem::take(&mut to)).or_default() += 1;
                    "250 kept\r\n"
                }
                _ if in_data => continue,
                "DATA" => {
                    in_data = true;
                    "354 go on\r\n"
                }
                "QUIT" => return write.write_all(b"221 bye\r\n").await,
                line => {
                    if let Some(address) = line.strip_prefix("RCPT TO:") {
                        address.trim_matches(['<', '>']).clone_into(&mut to);
                    }
                    "250 ok\r\n"
                }
            };
            write.write_all(answer.as_bytes()).await?;
        }
        Ok(())
    }
}
