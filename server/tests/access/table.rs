//! The access table: one line for each server function and each other route.
//!
//! To add a function: a line in the list of its feature, with an example that
//! gets to its end (`{name}` stands for something of the world, see
//! `world.rs`), how many SQL statements it asks for (its session, journal,
//! audit and request id included), and who may. What the others get is said by
//! `line.rs`. A number that grows needs a reason; one that depends on how much
//! there is, a better query.

use crate::line::Gets::{Conflict, Done, Invalid, NotAllowed, NotFound, SignInRequired};
use crate::line::{Line, get, post};
use crate::who::Who::{
    Adviser, AdviserElsewhere, Colleague, DetachedAdviser, Employer, FormerAdviser, HalfSignedIn,
    Head, JobSeeker, Operator, OtherJobSeeker,
};
use crate::who::{ADVISERS, JOB_SEEKERS, NOBODY, SIGNED_IN, STAFF};

/// Every server function.
pub fn functions() -> Vec<Line> {
    [
        accounts(),
        alarms(),
        caseload(),
        contract(),
        entry(),
        factors(),
        information(),
        market(),
        nomenclature(),
        notifications(),
        offers(),
        reference(),
        saved_searches(),
        registration(),
        staff(),
    ]
    .concat()
}

/// Ways in are open to anyone; what an account holds, to its own sessions.
fn accounts() -> Vec<Line> {
    vec![
        post(
            "/_fn/accounts/sign-up",
            "command[email]=nouvelle@exemple.fr&command[password]=une+phrase+assez+longue",
        )
        .asks(13)
        .anyone(),
        post("/_fn/accounts/send-sign-up-again", "")
            .asks(7)
            .anyone(),
        get("/_fn/accounts/link", "token=nobody-was-sent-this")
            .asks(4)
            .anyone(),
        post(
            "/_fn/accounts/confirm-email",
            "command[token]=nobody-was-sent-this",
        )
        .asks(3)
        .anyone()
        .then(Conflict),
        post(
            "/_fn/accounts/sign-in",
            "command[email]=jobseeker@exemple.fr&command[password]={password}",
        )
        .asks(18)
        .anyone(),
        post(
            "/_fn/accounts/forgot-password",
            "command[email]=jobseeker@exemple.fr",
        )
        .asks(13)
        .anyone(),
        post(
            "/_fn/accounts/reset-password",
            "command[token]=nobody-was-sent-this&command[password]=une+phrase+assez+longue",
        )
        .asks(2)
        .anyone()
        .then(Conflict),
        // The link of a mail stops things from the mailbox alone; it adds nothing.
        post(
            "/_fn/accounts/stop-changes",
            "command[token]=nobody-was-sent-this",
        )
        .asks(3)
        .anyone()
        .then(Conflict),
        get("/_fn/accounts/recent-additions", "")
            .asks(5)
            .may(SIGNED_IN),
        post("/_fn/accounts/remove-recent", "command[return_to]=/compte")
            .asks(28)
            .may(SIGNED_IN),
        post("/_fn/accounts/keep-recent", "command[return_to]=/compte")
            .asks(7)
            .may(SIGNED_IN),
        post("/_fn/accounts/sign-out", "").asks(4).anyone(),
        get("/_fn/accounts/my-sessions", "").asks(2).may(SIGNED_IN),
        post("/_fn/accounts/close-session", "command[session]={session}")
            .asks(5)
            .may(&[JobSeeker])
            .others(NotFound),
        post("/_fn/accounts/close-other-sessions", "")
            .asks(17)
            .may(SIGNED_IN),
        // Only on a demo, from its own machine (`door/limits.rs`).
        get("/_fn/demo/people", "").may(NOBODY).hidden(),
        post("/_fn/demo/enter", "command[account]={seeker}")
            .may(NOBODY)
            .hidden(),
    ]
}

/// Anyone may have an entry check and ask to be called back; each acts on their
/// own, and no other can be named but by a link that is a secret.
fn entry() -> Vec<Line> {
    vec![
        get("/_fn/entry/load", "").asks(2).anyone(),
        post(
            "/_fn/entry/answer",
            "command[question]=equipment&command[option]=own",
        ).asks(9)
        .anyone(),
        post("/_fn/entry/task", "command[step]=skip").asks(11).anyone(),
        post("/_fn/entry/choose", "command[path]=mixed").asks(9).anyone(),
        post("/_fn/entry/restart", "command[again]=1").asks(6).anyone(),
        // An account's check follows the account: a link would open it to others.
        post(
            "/_fn/entry/keep-link",
            "command[email]=camille%40exemple.fr",
        ).asks(12)
            .anyone()
            .but(JobSeeker, NotAllowed)
            .but(OtherJobSeeker, NotAllowed),
        get("/_fn/entry/link", "token={entry_link}").asks(4).anyone(),
        post("/_fn/entry/resume", "command[token]={entry_link}").asks(6).anyone(),
        post(
            "/_fn/entry/callback",
            "command[name]=Camille+Roy&command[phone]=0612345678&command[slot]=any&command[subject]=other\
             &command[postcode]=87000&command[agreed]=true&command[email]=camille%40exemple.fr",
        ).asks(13)
        .anyone(),
        get("/_fn/entry/callback-sent", "").asks(2)
            .may(&[JobSeeker])
            .hidden(),
        get("/_fn/entry/nearby", "place=87000&commune=").asks(5).anyone(),
    ]
}

/// Passkeys and the second factor. Whoever is half signed in may give or enrol
/// one, and nothing else; a password alone is not enough for the staff.
fn factors() -> Vec<Line> {
    vec![
        get("/_fn/accounts/my-ways-in", "").asks(5)
            .may(SIGNED_IN)
            .but(HalfSignedIn, Done),
        post("/_fn/accounts/start-totp", "").asks(7)
            .may(STAFF)
            .but(HalfSignedIn, Done),
        get("/_fn/accounts/pending-totp", "").asks(4)
            .may(SIGNED_IN)
            .but(HalfSignedIn, Done),
        post("/_fn/accounts/confirm-totp", "command[code]=123456").asks(5)
            .may(SIGNED_IN)
            .then(Conflict)
            .but(HalfSignedIn, Conflict),
        // The staff keep one second factor.
        post("/_fn/accounts/remove-totp", "").asks(23)
            .may(&[JobSeeker, OtherJobSeeker, Employer])
            .others(Conflict),
        post("/_fn/accounts/give-code", "command[code]=123456").asks(11)
            .may(SIGNED_IN)
            .then(Invalid)
            .but(HalfSignedIn, Invalid),
        post(
            "/_fn/accounts/prove-again",
            "command[password]={password}",
        ).asks(20)
        .may(&[JobSeeker])
        .but(OtherJobSeeker, Invalid)
        .but(Employer, Invalid),
        get("/_fn/accounts/my-recovery-codes", "").asks(3).may(SIGNED_IN),
        post("/_fn/accounts/new-recovery-codes", "").asks(34).may(STAFF),
        post(
            "/_fn/accounts/keep-recovery-codes",
            "command[return_to]=/conseil",
        ).asks(7)
        .may(SIGNED_IN),
        post("/_fn/accounts/passkey-add-start", "").asks(7)
            .may(SIGNED_IN)
            .but(HalfSignedIn, Done),
        post(
            "/_fn/accounts/passkey-add-finish",
            "command[ceremony]={nobody}&command[credential]=%7B%22id%22:%22x%22,%22rawId%22:%22eA%22,%22type%22:%22public-key%22,%22response%22:%7B%22clientDataJSON%22:%22eA%22,%22attestationObject%22:%22eA%22%7D%7D",
        ).asks(6)
        .may(SIGNED_IN)
        .then(Conflict)
        .but(HalfSignedIn, Conflict),
        post("/_fn/accounts/passkey-sign-in-start", "").asks(4).anyone(),
        post(
            "/_fn/accounts/passkey-sign-in-finish",
            "command[ceremony]={nobody}&command[credential]=%7B%22id%22:%22x%22,%22rawId%22:%22eA%22,%22type%22:%22public-key%22,%22response%22:%7B%22clientDataJSON%22:%22eA%22,%22authenticatorData%22:%22eA%22,%22signature%22:%22eA%22%7D%7D",
        ).asks(4)
        .anyone()
        .then(Conflict),
        // Nobody has this key.
        post(
            "/_fn/accounts/rename-passkey",
            "command[passkey]={nobody}&command[name]=Ma+cle",
        )
        .may(SIGNED_IN)
        .then(NotFound),
        post("/_fn/accounts/remove-passkey", "command[passkey]={nobody}")
            .may(SIGNED_IN)
            .then(NotFound),
        // The example knows the password of one person only.
        post(
            "/_fn/accounts/change-password",
            "command[current]={password}&command[password]=une+phrase+assez+longue",
        ).asks(25)
        .may(&[JobSeeker])
        .others(Invalid),
        post(
            "/_fn/accounts/change-email",
            "command[email]=autre@exemple.fr",
        ).asks(20)
        .may(SIGNED_IN),
        post(
            "/_fn/accounts/confirm-new-email",
            "command[token]=nobody-was-sent-this",
        ).asks(3)
        .anyone()
        .then(Conflict),
    ]
}

/// The operator's, and the invited colleague's.
fn staff() -> Vec<Line> {
    vec![
        get("/_fn/accounts/colleagues", "").asks(6).may(&[Operator]),
        post(
            "/_fn/accounts/invite",
            "command[name]=Lea+Martin&command[email]=lea@exemple.fr&command[role]=adviser\
             &command[agencies][0]={desk}",
        )
        .asks(14)
        .may(&[Operator]),
        post(
            "/_fn/accounts/accept-invitation",
            "command[token]=nobody-was-sent-this&command[password]=une+phrase+assez+longue",
        )
        .asks(2)
        .anyone()
        .then(Conflict),
        post(
            "/_fn/accounts/attach-agency",
            "command[account]={colleague}&command[agency]={desk}",
        )
        .asks(11)
        .may(&[Operator]),
        post(
            "/_fn/accounts/detach-agency",
            "command[account]={colleague}&command[agency]={agency}",
        )
        .asks(12)
        .may(&[Operator]),
        post(
            "/_fn/accounts/name-head",
            "command[account]={colleague}&command[agency]={agency}",
        )
        .asks(10)
        .may(&[Operator]),
        post(
            "/_fn/accounts/unname-head",
            "command[account]={head}&command[agency]={agency}",
        )
        .asks(10)
        .may(&[Operator]),
        post(
            "/_fn/accounts/close-account",
            "command[account]={colleague}",
        )
        .asks(23)
        .may(&[Operator]),
    ]
}

fn information() -> Vec<Line> {
    vec![get("/_fn/information/operator", "").asks(0).anyone()]
}

/// The demo's mailbox: on any other database these do not exist for anyone
/// (`door/limits.rs` tries the demo itself).
fn notifications() -> Vec<Line> {
    vec![
        get("/_fn/notifications/mailbox", "").may(NOBODY).hidden(),
        get("/_fn/notifications/mail", "id={nobody}")
            .may(NOBODY)
            .hidden(),
    ]
}

/// Anyone looks and reports; operators decide; an employer contests by a secret;
/// what fits a job seeker, and what they keep and correct, is theirs alone.
fn offers() -> Vec<Line> {
    let own = |line: Line| line.may(JOB_SEEKERS);
    vec![
        // Someone whose file is a draft; the page is that of whoever is registered.
        own(get("/_fn/offers/fit", "").asks(2)),
        own(get("/_fn/offers/fit-of", "offer={offer}").asks(5)),
        own(get("/_fn/offers/kept", "").asks(2)),
        own(post("/_fn/offers/keep", "command[offer]={offer}").asks(8)),
        // Ranked by a file that was sent: the other one's is a draft.
        own(post(
            "/_fn/offers/contest-fit",
            "command[offer]={offer}&command[what]=work",
        ).asks(9))
        .but(OtherJobSeeker, Conflict),
        own(post(
            "/_fn/offers/undo-contest",
            "command[correction]={correction}",
        ).asks(7))
        .but(OtherJobSeeker, NotFound),
        get("/_fn/offers/offer", "offer={offer}").asks(2).anyone(),
        get("/_fn/offers/search", "query=quoi%3Dboulanger&typing=false").asks(3).anyone(),
        get("/_fn/offers/page", "offer={offer}&place=").asks(3).anyone(),
        get("/_fn/offers/cards", "ids={card}").asks(2).anyone(),
        post(
            "/_fn/offers/report",
            "command[offer]={offer}&command[reason]=fake&command[email]=camille%40exemple.fr",
        ).asks(12)
        .anyone(),
        get("/_fn/offers/reports", "after=").asks(4).may(&[Operator]),
        post(
            "/_fn/offers/decide-report",
            "command[report]={report}&command[decision]=take-down\
             &command[reason]=Cette+entreprise+n+existe+pas&command[employer_email]=rh%40exemple.com",
        ).asks(14)
        .may(&[Operator]),
        get("/_fn/offers/takedown", "token={contest}").asks(2).anyone(),
        post(
            "/_fn/offers/contest",
            "command[token]={contest}&command[words]=Elle+existe",
        ).asks(5)
        .anyone(),
        post(
            "/_fn/offers/settle-contest",
            "command[takedown]={takedown}&command[outcome]=upheld\
             &command[reason]=Cette+entreprise+n+existe+pas",
        ).asks(9)
        .may(&[Operator]),
    ]
}

/// One's own only; whoever has the link of a mail stops the mails.
fn saved_searches() -> Vec<Line> {
    let own = |line: Line| line.may(JOB_SEEKERS).but(OtherJobSeeker, NotFound);
    let any = |line: Line| line.may(JOB_SEEKERS);
    vec![
        any(get("/_fn/offers/saved-searches", "").asks(2)),
        any(get("/_fn/offers/new-search", "query=quoi%3Dpain").asks(2)),
        any(post(
            "/_fn/offers/save-search",
            "command[query]=quoi%3Dpain&command[rhythm]=weekly",
        )
        .asks(8)),
        own(get("/_fn/offers/saved-search", "search={search}").asks(4)),
        own(post(
            "/_fn/offers/change-rhythm",
            "command[search]={search}&command[rhythm]=weekly",
        )
        .asks(8)),
        own(post("/_fn/offers/delete-search", "command[search]={search}").asks(8)),
        own(post("/_fn/offers/undelete-search", "command[search]={search}").asks(6)),
        get("/_fn/offers/mail-stop", "token={mail_stop}")
            .asks(2)
            .anyone(),
        post("/_fn/offers/stop-mails", "command[token]={mail_stop}")
            .asks(7)
            .anyone(),
        post("/_fn/offers/resume-mails", "command[token]={mail_stop}")
            .asks(5)
            .anyone(),
    ]
}

/// Figures of all offers together: nothing is about a person.
fn market() -> Vec<Line> {
    vec![
        get("/_fn/market/load", "asked[level]=country")
            .asks(1)
            .anyone(),
        get("/_fn/market/compare", "one[level]=country&other[domain]=D")
            .asks(1)
            .anyone(),
    ]
}

/// The document of the public API, as its page shows it.
fn reference() -> Vec<Line> {
    vec![get("/_fn/reference/load", "lang=fr").asks(0).anyone()]
}

fn nomenclature() -> Vec<Line> {
    vec![
        get("/_fn/nomenclature/occupations", "text=boulanger")
            .asks(1)
            .anyone(),
        get("/_fn/nomenclature/places", "text=limoges")
            .asks(1)
            .anyone(),
    ]
}

/// One's own file only: no input names one. The job seeker's is sent, the other
/// one's is a draft.
fn registration() -> Vec<Line> {
    let own = |line: Line| line.may(JOB_SEEKERS);
    let mut lines = vec![
        own(get("/_fn/registration/intro", "").asks(5)),
        own(get("/_fn/registration/step", "slug=identite").asks(5)).but(JobSeeker, Conflict),
        own(get("/_fn/registration/summary", "").asks(6)).but(JobSeeker, Conflict),
        own(get("/_fn/registration/receipt", "").asks(5)).but(OtherJobSeeker, NotFound),
        own(post("/_fn/registration/start", "command[go]=true").asks(5)).but(JobSeeker, Conflict),
        own(post(
            "/_fn/registration/send",
            "command[consent]=true&command[consent_version]=1",
        )
        .asks(7))
        .but(OtherJobSeeker, Invalid),
    ];
    let steps = [
        (
            ("/_fn/registration/save-identity", 8),
            ("/_fn/registration/keep-identity", 8),
        ),
        (
            ("/_fn/registration/save-contact", 8),
            ("/_fn/registration/keep-contact", 6),
        ),
        (
            ("/_fn/registration/save-situation", 8),
            ("/_fn/registration/keep-situation", 6),
        ),
        (
            ("/_fn/registration/save-experience", 8),
            ("/_fn/registration/keep-experience", 6),
        ),
        (
            ("/_fn/registration/save-skills", 8),
            ("/_fn/registration/keep-skills", 6),
        ),
        (
            ("/_fn/registration/save-project", 8),
            ("/_fn/registration/keep-project", 6),
        ),
        (
            ("/_fn/registration/save-area", 7),
            ("/_fn/registration/keep-area", 7),
        ),
        (
            ("/_fn/registration/save-bank", 6),
            ("/_fn/registration/keep-bank", 6),
        ),
    ];
    for ((save, asks), (keep, keep_asks)) in steps {
        lines.push(
            own(post(save, "command[stamp][leave]=true").asks(asks)).but(JobSeeker, Conflict),
        );
        lines.push(
            own(post(keep, "command[stamp][page]=p").asks(keep_asks)).but(JobSeeker, Conflict),
        );
    }
    lines
}

/// The operators' list; what an agency's head is told, who to other advisers
/// does not exist.
fn alarms() -> Vec<Line> {
    let operator = |line: Line| line.may(&[Operator]);
    let head = |line: Line| {
        line.may(&[Head])
            .but(Adviser, NotFound)
            .but(Colleague, NotFound)
            .but(FormerAdviser, NotFound)
            .but(DetachedAdviser, NotFound)
            .but(AdviserElsewhere, NotFound)
    };
    vec![
        operator(get("/_fn/alarms/list", "").asks(5)),
        head(get("/_fn/alarms/head", "").asks(11)),
        operator(post("/_fn/alarms/close", "command[alarm]={alarm}").asks(8)),
        operator(post("/_fn/alarms/reopen", "command[alarm]={alarm}").asks(6)),
        operator(post("/_fn/alarms/lift", "command[account]={paused}").asks(8)),
        head(post("/_fn/alarms/lift-as-head", "command[account]={paused}").asks(10)),
    ]
}

/// Advisers read and decide what waits in their agencies; a decided file is
/// read by the adviser who follows the person, and by nobody who did before.
/// Outside the caseload a reason comes first (`shown.rs` tries that).
fn caseload() -> Vec<Line> {
    let desk = |line: Line| line.may(ADVISERS);
    let agency = |line: Line| {
        line.may(&[Adviser, Colleague, FormerAdviser, Head])
            .but(DetachedAdviser, NotFound)
            .but(AdviserElsewhere, NotFound)
    };
    let own = |line: Line| {
        line.may(&[Adviser])
            .but(Colleague, NotFound)
            .but(FormerAdviser, NotFound)
            .but(DetachedAdviser, NotFound)
            .but(AdviserElsewhere, NotFound)
            .but(Head, NotFound)
    };
    vec![
        desk(get("/_fn/caseload/queue", "after=").asks(11)),
        desk(get("/_fn/caseload/people", "after=").asks(4)),
        desk(get("/_fn/caseload/callbacks", "after=").asks(7)),
        own(get("/_fn/caseload/file", "registration={followed}").asks(20)),
        agency(get("/_fn/caseload/review", "registration={file}").asks(4)),
        desk(get("/_fn/caseload/pause", "").asks(2)),
        agency(
            post(
                "/_fn/caseload/read",
                "command[registration]={file}&command[reason]=to-decide",
            )
            .asks(12),
        ),
        agency(post("/_fn/caseload/open", "command[registration]={file}").asks(9)),
        agency(post("/_fn/caseload/keep", "command[registration]={file}").asks(9)),
        agency(post("/_fn/caseload/release", "command[registration]={file}").asks(8)),
        agency(post("/_fn/caseload/leave", "command[registration]={file}").asks(8)),
        agency(
            post(
                "/_fn/caseload/decide",
                "command[registration]={file}&command[path]=mixed&command[intensity]=guide\
             &command[reason]=Nous+commencerons+ensemble+par+telephone",
            )
            .asks(24),
        ),
        own(post(
            "/_fn/caseload/interview",
            "command[registration]={followed}",
        )
        .asks(9)),
        agency(
            post(
                "/_fn/caseload/take-callback",
                "command[callback]={callback}",
            )
            .asks(9),
        ),
        agency(
            post(
                "/_fn/caseload/finish-callback",
                "command[callback]={callback}&command[outcome]=answered",
            )
            .asks(9),
        ),
        agency(
            post(
                "/_fn/caseload/callback-later",
                "command[callback]={callback}&command[again]=tomorrow",
            )
            .asks(9),
        ),
    ]
}

/// A person's own contract.
fn contract() -> Vec<Line> {
    let own = |line: Line| line.may(JOB_SEEKERS);
    vec![
        own(get("/_fn/contract/home", "").asks(12)),
        own(get("/_fn/contract/contract", "").asks(6)),
        own(get("/_fn/contract/way-back", "").asks(7)),
        // The other's file is a draft: no agency yet.
        own(post("/_fn/contract/return", "command[how]=once").asks(15))
            .but(OtherJobSeeker, Conflict),
        // Neither has a contract yet.
        own(post("/_fn/contract/volunteer", "command[go]=true").asks(8)).then(Conflict),
    ]
}

/// Every other route (`http::ROUTES`).
pub fn routes() -> Vec<Line> {
    vec![
        get("/healthz", "").asks(0).anyone(),
        get("/readyz", "").asks(2).anyone(),
        get("/live", "")
            .asks(1)
            .may(SIGNED_IN)
            .but(HalfSignedIn, SignInRequired),
        // The same for anyone: that figures moved, never which.
        get("/live/public", "").asks(0).anyone(),
        get("/marche.csv", "niveau=country").asks(1).anyone(),
        get("/api/v1/offers", "quoi=boulanger").asks(1).anyone(),
        get("/api/v1/offers/{id}", "").asks(1).anyone(),
        get("/api/v1/market", "niveau=country").asks(0).anyone(),
        get("/api/v1/openapi.json", "").asks(0).anyone(),
        // No address of the API.
        get("/api/v1/{*path}", "").anyone().then(NotFound),
        get("/offres.atom", "quoi=boulanger").asks(1).anyone(),
        get("/en/offres.atom", "").asks(1).anyone(),
        get("/robots.txt", "").asks(0).anyone(),
        // Marks are looked for once an hour.
        get("/sitemap.xml", "").asks(1).anyone(),
        get("/sitemap/{part}", "").asks(2).anyone(),
        // By a secret in the path, which the example does not have
        // (`door/mail_stop.rs` has one).
        post("/alertes/{token}", "List-Unsubscribe=One-Click")
            .anyone()
            .then(NotFound),
        post("/en/alertes/{token}", "List-Unsubscribe=One-Click")
            .anyone()
            .then(NotFound),
        // Without a file: the example is no multipart form. Whose try it is, before
        // anything is read: the session.
        post("/_file/entry/trial", "")
            .asks(1)
            .anyone()
            .then(Invalid),
    ]
}
