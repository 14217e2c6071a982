//! The program killed in the middle of its work: what it had acknowledged is
//! there when it is back.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use pleinweb_platform::Db;

/// After how many acknowledged writes the program is killed.
const MOMENTS: [usize; 3] = [1, 7, 16];
const CLIENTS: usize = 4;

struct Program {
    child: Child,
    address: SocketAddr,
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn start(data: &Path) -> Program {
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = free.local_addr().unwrap();
    drop(free);
    let mut child = Command::new(env!("CARGO_BIN_EXE_pleinweb"))
        .arg("serve")
        .env_clear()
        .env("PLEINWEB_DATA", data)
        .env("PLEINWEB_LISTEN", address.to_string())
        .env("PLEINWEB_TRIES_PER_MINUTE", "1000000")
        .env("PLEINWEB_SITE", data.join("no-site"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    // It says so once it listens.
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.is_ok_and(|line| line.contains("listens on"))));
    Program { child, address }
}

/// Signs up with an address; `true` once the answer has come whole.
fn sign_up(address: SocketAddr, email: &str) -> std::io::Result<bool> {
    let body = format!(
        "command[email]={email}&command[password]=une+phrase+assez+longue&meta[request_id]=x&meta[back]=/&meta[lang]=fr"
    );
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    write!(
        stream,
        "POST /_fn/accounts/sign-up HTTP/1.1\r\nhost: {address}\r\naccept: application/json\r\nconnection: close\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer.starts_with("HTTP/1.1 200") || answer.starts_with("HTTP/1.1 30"))
}

/// Writes from several sides at once, kills the program after so many
/// acknowledged writes, gives those that were acknowledged.
fn write_until_killed(mut program: Program, moment: usize, round: usize) -> Vec<String> {
    let address = program.address;
    let (sender, acknowledged) = mpsc::channel();
    let clients: Vec<_> = (0..CLIENTS)
        .map(|client| {
            let sender = sender.clone();
            std::thread::spawn(move || {
                for number in 0.. {
                    let email = format!("a{round}-{client}-{number}@exemple.fr");
                    match sign_up(address, &email) {
                        Ok(true) => sender.send(email).unwrap(),
                        Ok(false) | Err(_) => return,
                    }
                }
            })
        })
        .collect();
    drop(sender);
    let mut all: Vec<String> = acknowledged.iter().take(moment).collect();
    program.child.kill().unwrap();
    program.child.wait().unwrap();
    for client in clients {
        client.join().unwrap();
    }
    all.extend(acknowledged.try_iter());
    assert!(all.len() >= moment, "the program stopped by itself");
    all
}

async fn kept(data: &Path) -> Vec<String> {
    let db = Db::open_sqlite(&data.join("pleinweb.db")).await.unwrap();
    let Db::Sqlite { readers, .. } = &db else {
        unreachable!()
    };
    let whole: String = sqlx::query_scalar("PRAGMA integrity_check")
        .fetch_one(readers)
        .await
        .unwrap();
    assert_eq!(whole, "ok");
    let emails = sqlx::query_scalar("SELECT email FROM sign_up")
        .fetch_all(readers)
        .await
        .unwrap();
    db.close().await;
    emails
}

#[tokio::test]
async fn what_was_acknowledged_survives_kill_9() {
    let data = tempfile::tempdir().unwrap();
    let mut acknowledged = Vec::new();
    for (round, moment) in MOMENTS.into_iter().enumerate() {
        let program = start(data.path());
        acknowledged.extend(write_until_killed(program, moment, round));
    }
    let again = start(data.path());
    assert!(sign_up(again.address, "after@exemple.fr").unwrap());
    drop(again);
    let kept = kept(data.path()).await;
    for email in &acknowledged {
        assert!(kept.contains(email), "{email} was acknowledged and is lost");
    }
    assert!(kept.contains(&"after@exemple.fr".to_owned()));
}
