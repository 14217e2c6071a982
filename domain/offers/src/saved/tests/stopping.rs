//! The link under a mail.

use super::{arrive, kept, mails, save, someone, work};
use crate::Notification;
use crate::saved::model::{ChangeRhythmInput, MailStopInput, Rhythm};
use crate::saved::{ChangeRhythm, LoadMailStop, ResumeMails, StopMails};
use crate::search::tests::world::{begin, given};
use pleinweb_kernel::{AppError, HOUR_MS, Role};
use pleinweb_platform::mail;
use pleinweb_platform::testing::{Browser, TestOffice, on_both};

async fn link(office: &TestOffice) -> String {
    let mails = mail::latest(office, 1).await.unwrap();
    let stop = mails[0].body.stop().unwrap().to_owned();
    stop.rsplit('/').next().unwrap().to_owned()
}

#[pleinweb_testing::test]
async fn the_link_stops_mails_without_signing_in_and_only_when_it_is_pressed() {
    on_both(|office| async move {
        let mut keeper = begin(&office).await;
        let mut nadia = someone(&office, Role::JobSeeker).await;
        save(&office, &mut nadia, "quoi=boulanger", "at-once")
            .await
            .unwrap();
        let at = given("Boulanger", "D1102", "Limoges", "");
        arrive(&office, &mut keeper, &[(1, at)]).await;
        work(&office).await;
        let input = MailStopInput {
            token: link(&office).await,
        };
        let mut nobody = Browser::new();
        let seen = nobody
            .ask::<LoadMailStop>(&office, input.token.clone())
            .await
            .unwrap();
        assert!(!seen.stopped, "looking changes nothing");
        assert_eq!(seen.asked.query, "quoi=boulanger");
        for _ in 0..2 {
            nobody
                .send::<StopMails>(&office, input.clone())
                .await
                .unwrap();
        }
        assert_eq!(
            kept(&office, &nadia).await.searches[0].rhythm,
            Rhythm::PageOnly
        );
        office.clock.advance(2 * HOUR_MS);
        arrive(&office, &mut keeper, &[(2, at)]).await;
        work(&office).await;
        assert_eq!(mails(&office).await.len(), 1);
        assert_eq!(
            kept(&office, &nadia).await.searches[0].week,
            2,
            "the page goes on"
        );

        nobody
            .send::<ResumeMails>(&office, input.clone())
            .await
            .unwrap();
        assert_eq!(
            kept(&office, &nadia).await.searches[0].rhythm,
            Rhythm::AtOnce
        );
        work(&office).await;
        assert_eq!(mails(&office).await.len(), 2, "what came meanwhile is told");
    })
    .await;
}

#[pleinweb_testing::test]
async fn an_old_mail_does_not_overrule_who_keeps_the_search() {
    on_both(|office| async move {
        let mut keeper = begin(&office).await;
        let mut nadia = someone(&office, Role::JobSeeker).await;
        let id = save(&office, &mut nadia, "quoi=boulanger", "at-once")
            .await
            .unwrap();
        let at = given("Boulanger", "D1102", "Limoges", "");
        arrive(&office, &mut keeper, &[(1, at)]).await;
        work(&office).await;
        let token = link(&office).await;
        let rhythm = ChangeRhythmInput {
            search: id.to_string(),
            rhythm: "page-only".to_owned(),
        };
        nadia.send::<ChangeRhythm>(&office, rhythm).await.unwrap();
        let mut nobody = Browser::new();
        let seen = nobody.ask::<LoadMailStop>(&office, token.clone()).await;
        let seen = seen.unwrap();
        assert_eq!((seen.stopped, seen.can_resume), (true, false));
        nobody
            .send::<ResumeMails>(&office, MailStopInput { token })
            .await
            .unwrap();
        assert_eq!(
            kept(&office, &nadia).await.searches[0].rhythm,
            Rhythm::PageOnly
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_link_that_we_did_not_write_leads_nowhere() {
    on_both(|office| async move {
        let mut keeper = begin(&office).await;
        let mut nadia = someone(&office, Role::JobSeeker).await;
        let id = save(&office, &mut nadia, "quoi=boulanger", "at-once")
            .await
            .unwrap();
        arrive(
            &office,
            &mut keeper,
            &[(1, given("Boulanger", "D1102", "Limoges", ""))],
        )
        .await;
        work(&office).await;
        let token = link(&office).await;
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
                nobody.send::<StopMails>(&office, input).await,
                Err(AppError::NotFound),
                "{wrong}"
            );
        }
        assert_eq!(
            kept(&office, &nadia).await.searches[0].rhythm,
            Rhythm::AtOnce
        );
        assert!(matches!(
            mail::latest(&office, 1).await.unwrap()[0].body.read(),
            Ok(Notification::OffersFound { .. })
        ));
    })
    .await;
}
