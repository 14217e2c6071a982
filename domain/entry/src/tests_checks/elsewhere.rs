//! Other tabs, other devices, and the links that lead there.

use super::{
    AnswerNext, AppError, Browser, KeepEntryLink, KeepEntryLinkInput, Lang, LoadEntryLink,
    QUESTIONS, ResumeEntry, ResumeEntryInput, SignIn, account, answer, answer_all, look, mail,
    on_both,
};

#[pleinweb_testing::test]
async fn two_tabs_and_two_devices_fill_in_one_check() {
    on_both(|app| async move {
        let mut phone = Browser::new();
        answer(&mut phone, &app, "equipment", "own").await.unwrap();
        let (mut one, mut two) = (phone.clone(), phone.clone());
        let (first, second) = tokio::join!(
            answer(&mut one, &app, "connection", "good"),
            answer(&mut two, &app, "messages", "easy"),
        );
        assert_eq!(
            (first, second),
            (Ok(AnswerNext::Question(3)), Ok(AnswerNext::Question(4)))
        );
        assert_eq!(look(&phone, &app).await.answers.seen(), 3);

        let token = phone
            .must_send::<KeepEntryLink>(&app, KeepEntryLinkInput::default())
            .await
            .token;
        let mut laptop = Browser::new();
        let view = laptop.must_ask::<LoadEntryLink>(&app, token.clone()).await;
        assert_eq!(
            (view.here, view.seen, view.resume_at, view.mailed),
            (false, 3, Some(4), false)
        );
        assert!(
            view.address
                .ends_with(&format!("/pour-moi/reprendre/{token}")),
            "{}",
            view.address
        );
        let input = ResumeEntryInput {
            token: token.clone(),
        };
        assert_eq!(laptop.send::<ResumeEntry>(&app, input).await, Ok(Some(4)));
        answer(&mut laptop, &app, "online-steps", "alone")
            .await
            .unwrap();
        answer(&mut phone, &app, "video", "fine").await.unwrap();
        assert_eq!(look(&laptop, &app).await.answers.seen(), 5);
        assert!(
            phone
                .must_ask::<LoadEntryLink>(&app, token.clone())
                .await
                .here
        );

        // Once an account has it, links and other browsers have it no more.
        let account = account(&app).await;
        phone.must_send::<SignIn>(&app, account.to_string()).await;
        assert_eq!(look(&laptop, &app).await.answers.seen(), 0);
        let gone = laptop.ask::<LoadEntryLink>(&app, token.clone()).await;
        assert_eq!(gone.unwrap_err(), AppError::NotFound);
        let refused = laptop
            .send::<ResumeEntry>(&app, ResumeEntryInput { token })
            .await;
        assert_eq!(refused, Err(AppError::NotFound));
        let refused = phone
            .send::<KeepEntryLink>(&app, KeepEntryLinkInput::default())
            .await;
        assert_eq!(
            refused,
            Err(AppError::NotAllowed),
            "an account needs no link"
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_link_opened_by_someone_signed_in_becomes_theirs() {
    on_both(|app| async move {
        let mut phone = Browser::new();
        answer_all(&mut phone, &app).await;
        let token = phone
            .must_send::<KeepEntryLink>(&app, KeepEntryLinkInput::default())
            .await
            .token;
        let account = account(&app).await;
        let mut laptop = Browser::new();
        laptop.must_send::<SignIn>(&app, account.to_string()).await;
        answer(&mut laptop, &app, "equipment", "own").await.unwrap();
        let input = ResumeEntryInput { token };
        assert_eq!(laptop.send::<ResumeEntry>(&app, input).await, Ok(None));
        assert_eq!(look(&laptop, &app).await.answers.seen(), QUESTIONS.len());
        assert_eq!(look(&phone, &app).await.answers.seen(), 0);
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_link_is_mailed_a_few_times_and_no_more() {
    on_both(|app| async move {
        let mail_to = |email: &str| KeepEntryLinkInput {
            email: email.to_owned(),
            ..KeepEntryLinkInput::default()
        };
        let mut browser = Browser::new();
        browser.request.lang = Lang::En;
        let bad = browser
            .send::<KeepEntryLink>(&app, mail_to("camille@"))
            .await;
        assert_eq!(bad, Err(AppError::invalid("email", "email-format")));
        for _ in 0..3 {
            browser
                .must_send::<KeepEntryLink>(&app, mail_to("camille@exemple.fr"))
                .await;
        }
        let again = Browser::new()
            .send::<KeepEntryLink>(&app, mail_to("Camille@exemple.fr"))
            .await;
        assert!(
            matches!(again, Err(AppError::TooMany { .. })),
            "counted by address: {again:?}"
        );
        let mails = mail::latest(&app, 10).await.unwrap();
        assert_eq!(mails.len(), 3);
        let Ok(crate::Notification::EntryCheckLink { link }) = mails[0].body.read() else {
            panic!()
        };
        assert!(link.starts_with("/en/pour-moi/reprendre/"), "{link}");
    })
    .await;
}
