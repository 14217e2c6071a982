//! Mails leave by SMTP: tried against a small sink on the loopback address.

use pleinweb::mail::Sender;
use pleinweb_accounts as accounts;
use pleinweb_kernel::Lang;
use pleinweb_offers as offers;
use pleinweb_offers::saved::model::SearchRequest;
use pleinweb_platform::testing::{on_both, sqlite_app};
use pleinweb_platform::{AppState, queue_mail};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

/// Takes one mail and gives what was said to it.
async fn sink(listener: TcpListener, refuse: bool) -> String {
    take(&listener, refuse, "250 kept\r\n").await
}

async fn take(listener: &TcpListener, refuse: bool, end: &str) -> String {
    let (stream, _) = listener.accept().await.unwrap();
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let mut heard = String::new();
    let mut in_data = false;
    write.write_all(b"220 sink\r\n").await.unwrap();
    while let Some(line) = lines.next_line().await.unwrap() {
        heard.push_str(&line);
        heard.push('\n');
        let answer = match line.as_str() {
            "." if in_data => {
                in_data = false;
                end
            }
            _ if in_data => continue,
            "DATA" => {
                in_data = true;
                "354 go on\r\n"
            }
            "QUIT" => return heard,
            line if refuse && line.starts_with("RCPT") => "451 not now\r\n",
            line if line.starts_with("EHLO") => "250 sink\r\n",
            _ => "250 ok\r\n",
        };
        write.write_all(answer.as_bytes()).await.unwrap();
    }
    heard
}

async fn queue(app: &AppState) {
    queue_mail(
        app,
        "zoe@exemple.fr",
        Lang::Fr,
        accounts::Notification::ResetPassword {
            link: "/nouveau-mot-de-passe/x".to_owned(),
        },
    )
    .await
    .unwrap();
}

#[tokio::test]
async fn a_queued_mail_reaches_the_smtp_server_once() {
    let app = sqlite_app().await;
    queue(&app).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://127.0.0.1:{}", listener.local_addr().unwrap().port());
    let sender = Sender::new(&url, "Plein Web <ne-pas-repondre@exemple.fr>").unwrap();
    let sink = tokio::spawn(sink(listener, false));
    assert_eq!(sender.send_due(&app).await, 1);
    assert_eq!(sender.send_due(&app).await, 0);
    drop(sender);
    let heard = sink.await.unwrap();
    assert!(heard.contains("RCPT TO:<zoe@exemple.fr>"), "{heard}");
    assert!(heard.contains("nouveau-mot-de-passe/x"), "{heard}");
    assert!(
        heard.contains("text/plain") && heard.contains("text/html"),
        "{heard}"
    );
}

#[tokio::test]
async fn the_job_begins_from_nothing_and_sends_what_is_due() {
    on_both(|app| async move {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://127.0.0.1:{}", listener.local_addr().unwrap().port());
        let sender = Sender::new(&url, "ne-pas-repondre@exemple.fr").unwrap();
        app.works(&sender, 0).await;
        queue(&app).await;
        let sink = tokio::spawn(sink(listener, false));
        app.clock.advance(5_000);
        app.works(&sender, 2).await;
        drop(sender);
        let heard = sink.await.unwrap();
        assert!(heard.contains("RCPT TO:<zoe@exemple.fr>"), "{heard}");
    })
    .await;
}

#[tokio::test]
async fn a_mail_that_is_tried_again_keeps_its_message_id() {
    let app = sqlite_app().await;
    queue(&app).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://127.0.0.1:{}", listener.local_addr().unwrap().port());
    let sink = tokio::spawn(async move {
        // Heard to its end, and yet not taken: nobody knows whether it went on.
        let first = take(&listener, false, "451 not now\r\n").await;
        [first, take(&listener, false, "250 kept\r\n").await]
    });
    for left in [0, 1] {
        let sender = Sender::new(&url, "ne-pas-repondre@exemple.fr").unwrap();
        assert_eq!(sender.send_due(&app).await, left);
        app.clock.advance(pleinweb_kernel::HOUR_MS);
    }
    let ids = sink.await.unwrap().map(|heard| {
        let id = heard.lines().find(|line| line.starts_with("Message-ID: "));
        id.expect("a Message-ID").to_owned()
    });
    assert_eq!(ids[0], ids[1]);
}

#[tokio::test]
async fn a_mail_about_offers_says_to_mail_programs_how_to_stop() {
    let app = sqlite_app().await;
    let notice = offers::Notification::OffersFound {
        asked: SearchRequest::default(),
        offers: Vec::new(),
        others: 3,
        link: "/espace/recherches/1".to_owned(),
        stop: "/alertes/abc".to_owned(),
    };
    queue_mail(&app, "zoe@exemple.fr", Lang::Fr, notice)
        .await
        .unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://127.0.0.1:{}", listener.local_addr().unwrap().port());
    let sender = Sender::new(&url, "ne-pas-repondre@exemple.fr").unwrap();
    let sink = tokio::spawn(sink(listener, false));
    assert_eq!(sender.send_due(&app).await, 1);
    drop(sender);
    let heard = sink.await.unwrap();
    let stop = "List-Unsubscribe: <http://localhost:3000/alertes/abc>";
    assert!(heard.contains(stop), "{heard}");
    let post = "List-Unsubscribe-Post: List-Unsubscribe=One-Click";
    assert!(heard.contains(post), "{heard}");
}

#[tokio::test]
async fn a_refused_mail_stays_in_the_queue() {
    let app = sqlite_app().await;
    queue(&app).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://127.0.0.1:{}", listener.local_addr().unwrap().port());
    let sender = Sender::new(&url, "ne-pas-repondre@exemple.fr").unwrap();
    let sink = tokio::spawn(sink(listener, true));
    assert_eq!(sender.send_due(&app).await, 0);
    drop(sender);
    sink.abort();
    let mails = pleinweb_platform::mail::latest(&app, 10).await.unwrap();
    assert_eq!((mails.len(), mails[0].attempts), (1, 1));
}

#[test]
fn a_wrong_address_is_said_at_the_start() {
    assert!(Sender::new("smtp://127.0.0.1", "no address").is_err());
    assert!(Sender::new("ftp://127.0.0.1", "a@exemple.fr").is_err());
}
