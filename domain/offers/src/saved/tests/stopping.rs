//! The link under a mail.

use super::{arrive, kept, mails, save, someone, work};
use crate::Notification;
use crate::saved::model::{ChangeRhythmInput, MailStopInput, Rhythm};
use crate::saved::{ChangeRhythm, LoadMailStop, ResumeMails, StopMails};
use crate::search::tests::world::{begin, given};
use pleinweb_kernel::{AppError, HOUR_MS, Role};
use pleinweb_platform::mail;
use pleinweb_platform::testing::{Browser, TestApp, on_both};

async fn link(app: &TestApp) -> String {
    let mails = mail::latest(app, 1).await.unwrap();
    let stop = mails[0].body.stop().unwrap().to_owned();
    stop.rsplit('/').next().unwrap().to_owned()
}

#[pleinweb_testing::test]
async fn the_link_stops_mails_without_signing_in_and_only_when_it_is_pressed() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        let mut nadia = someone(&app, Role::JobSeeker).await;
        save(&app, &mut nadia, "quoi=boulanger", "at-once")
            .await
            .unwrap();
        let at = given("Boulanger", "D1102", "Limoges", "");
        arrive(&app, &mut keeper, &[(1, at)]).await;
        work(&app).await;
        let input = MailStopInput {
            token: link(&app).await,
        };
        let mut nobody = Browser::new();
        let seen = nobody
            .ask::<LoadMailStop>(&app, input.token.clone())
            .await
            .unwrap();
        assert!(!seen.stopped, "looking changes nothing");
        assert_eq!(seen.asked.query, "quoi=boulanger");
        for _ in 0..2 {
            nobody.send::<StopMails>(&app, input.clone()).await.unwrap();
        }
        let counted = "SELECT COUNT(*) FROM budget WHERE purpose LIKE 'mail-%'";
        assert_eq!(app.count(counted).await, 0, "stopping has no budget");
        assert_eq!(
            kept(&app, &nadia).await.searches[0].rhythm,
            Rhythm::PageOnly
        );
        app.clock.advance(2 * HOUR_MS);
        arrive(&app, &mut keeper, &[(2, at)]).await;
        work(&app).await;
        assert_eq!(mails(&app).await.len(), 1);
        assert_eq!(
            kept(&app, &nadia).await.searches[0].week,
            2,
            "the page goes on"
        );

        nobody
            .send::<ResumeMails>(&app, input.clone())
            .await
            .unwrap();
        assert_eq!(kept(&app, &nadia).await.searches[0].rhythm, Rhythm::AtOnce);
        work(&app).await;
        assert_eq!(mails(&app).await.len(), 2, "what came meanwhile is told");
    })
    .await;
}

#[pleinweb_testing::test]
async fn an_old_mail_does_not_overrule_who_keeps_the_search() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        let mut nadia = someone(&app, Role::JobSeeker).await;
        let id = save(&app, &mut nadia, "quoi=boulanger", "at-once")
            .await
            .unwrap();
        let at = given("Boulanger", "D1102", "Limoges", "");
        arrive(&app, &mut keeper, &[(1, at)]).await;
        work(&app).await;
        let token = link(&app).await;
        let rhythm = ChangeRhythmInput {
            search: id.to_string(),
            rhythm: "page-only".to_owned(),
        };
        nadia.send::<ChangeRhythm>(&app, rhythm).await.unwrap();
        let mut nobody = Browser::new();
        let seen = nobody.ask::<LoadMailStop>(&app, token.clone()).await;
        let seen = seen.unwrap();
        assert_eq!((seen.stopped, seen.can_resume), (true, false));
        nobody
            .send::<ResumeMails>(&app, MailStopInput { token })
            .await
            .unwrap();
        assert_eq!(
            kept(&app, &nadia).await.searches[0].rhythm,
            Rhythm::PageOnly
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_link_that_we_did_not_write_leads_nowhere() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        let mut nadia = someone(&app, Role::JobSeeker).await;
        let id = save(&app, &mut nadia, "quoi=boulanger", "at-once")
            .await
            .unwrap();
        arrive(
            &app,
            &mut keeper,
            &[(1, given("Boulanger", "D1102", "Limoges", ""))],
        )
        .await;
        work(&app).await;
        let token = link(&app).await;
        let mut flipped = token.clone();
        let last = flipped.pop().unwrap();
        flipped.push(if last == '0' { '1' } else { '0' });
        let simple = id.0.simple().to_string();
        for wrong in [
            "",
            "é",
            "x",
            &flipped,
            &simple,
            &format!("{simple}{}", "0".repeat(32)),
            &token[1..],
        ] {
            let input = MailStopInput {
                token: wrong.to_owned(),
            };
            let mut nobody = Browser::new();
            assert_eq!(
                nobody.send::<StopMails>(&app, input).await,
                Err(AppError::NotFound),
                "{wrong}"
            );
        }
        assert_eq!(kept(&app, &nadia).await.searches[0].rhythm, Rhythm::AtOnce);
        assert!(matches!(
            mail::latest(&app, 1).await.unwrap()[0].body.read(),
            Ok(Notification::OffersFound { .. })
        ));
    })
    .await;
}
