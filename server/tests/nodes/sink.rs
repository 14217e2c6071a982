//! A mail server that keeps what it is given.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// To whom mails went, in the order in which they came.
#[derive(Clone, Debug, Default)]
pub struct Sink(Arc<Mutex<Vec<String>>>);

impl Sink {
    pub async fn open() -> (Self, SocketAddr) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let sink = Self::default();
        let kept = sink.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let kept = kept.clone();
                tokio::spawn(async move {
                    // A node that is killed hangs up.
                    let _ = kept.take(stream).await;
                });
            }
        });
        (sink, address)
    }

    pub fn recipients(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
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
                    self.0.lock().unwrap().push(std::mem::take(&mut to));
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
