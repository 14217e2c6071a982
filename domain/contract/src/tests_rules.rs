//! Where a file stands, as a table: every state, its one action, its duties.

use super::{
    Action, Cause, Draft, DutyKind, Facts, MilestoneKind, Moment, Past, State, Waiting, WaitingFor,
    milestones,
};
use pleinweb_entry::Path;
use pleinweb_kernel::{DAY_MS, HOUR_MS, Timestamp};

const DAY: i64 = DAY_MS;
const NOW: Timestamp = Timestamp(100 * DAY);

fn signed_up() -> Facts {
    Facts {
        signed_up_at: NOW.minus(20 * DAY),
        ..Facts::default()
    }
}

fn checked() -> Facts {
    Facts {
        checked_at: Some(NOW.minus(19 * DAY)),
        ..signed_up()
    }
}

fn draft() -> Facts {
    Facts {
        draft: Some(Draft {
            changed_at: NOW.minus(3 * DAY),
            ends_at: NOW.plus(12 * DAY),
        }),
        ..checked()
    }
}

fn waiting(on: WaitingFor, hours_left: i64, passed: bool) -> Facts {
    Facts {
        sent_at: Some(NOW.minus(10 * DAY)),
        waiting: Some(Waiting {
            on,
            since: NOW.minus(2 * DAY),
            answer_by: NOW.plus(hours_left * HOUR_MS),
            passed_at: passed.then(|| NOW.minus(HOUR_MS)),
        }),
        ..checked()
    }
}

fn with_contract(changes: &[(Cause, Path)], interview: Option<i64>) -> Facts {
    let contract = changes
        .iter()
        .zip(-10_i64..)
        .map(|((cause, path), day)| Past {
            at: NOW.plus(day * DAY),
            cause: *cause,
            path: *path,
        })
        .collect();
    Facts {
        sent_at: Some(NOW.minus(12 * DAY)),
        contract,
        interview: interview.map(|hours| (NOW.minus(DAY), NOW.plus(hours * HOUR_MS))),
        ..checked()
    }
}

#[pleinweb_testing::test]
fn every_state_has_one_action_and_says_what_each_side_owes() {
    use Cause::{Decided, InterviewHeld, ReturnedForGood, ReturnedOnce};
    use Path::{Agency, FullWeb, Mixed};
    use WaitingFor::{NewFile, VolunteersAgain};
    let web = (Decided, FullWeb);
    let again = Facts {
        waiting: waiting(VolunteersAgain, 30, false).waiting,
        ..with_contract(&[web, (ReturnedForGood, Agency)], None)
    };
    let late_again = Facts {
        waiting: waiting(VolunteersAgain, -1, true).waiting,
        ..again.clone()
    };
    let returned_while_waiting = Facts {
        interview: Some((NOW, NOW.plus(72 * HOUR_MS))),
        ..waiting(NewFile, 10, false)
    };
    let sent_only = Facts {
        sent_at: Some(NOW),
        ..checked()
    };
    let long_ago = Facts {
        contract: vec![Past {
            at: NOW.minus(31 * DAY),
            cause: Decided,
            path: FullWeb,
        }],
        ..checked()
    };
    let hours = |hours: i64| Some(NOW.plus(hours * HOUR_MS));
    let engagement = Some(NOW.plus(20 * DAY));
    let nothing = (DutyKind::Nothing, None);
    // Facts, state, action and its date, what the service owes, what the person owes.
    let cases = [
        (
            "just signed up",
            signed_up(),
            State::SignedUp,
            Action::DoCheck,
            None,
            nothing,
            nothing,
        ),
        (
            "check done",
            checked(),
            State::Checked,
            Action::Register,
            None,
            nothing,
            nothing,
        ),
        (
            "draft",
            draft(),
            State::Draft,
            Action::ContinueDraft,
            Some(NOW.plus(12 * DAY)),
            (DutyKind::KeepDraft, Some(NOW.plus(12 * DAY))),
            (DutyKind::FinishDraft, Some(NOW.plus(12 * DAY))),
        ),
        (
            "sent, not in the queue yet",
            sent_only,
            State::Sent,
            Action::Wait,
            None,
            nothing,
            nothing,
        ),
        (
            "sent",
            waiting(NewFile, 70, false),
            State::Sent,
            Action::Wait,
            hours(70),
            (DutyKind::Answer, hours(70)),
            nothing,
        ),
        (
            "sent, to the minute",
            waiting(NewFile, 0, false),
            State::Sent,
            Action::Wait,
            hours(0),
            (DutyKind::Answer, hours(0)),
            nothing,
        ),
        (
            "sent, late",
            waiting(NewFile, -1, false),
            State::Sent,
            Action::CallUs,
            hours(-1),
            (DutyKind::LateAnswer, hours(-1)),
            nothing,
        ),
        (
            "passed",
            waiting(NewFile, 23, true),
            State::Passed,
            Action::Wait,
            hours(23),
            (DutyKind::Answer, hours(23)),
            nothing,
        ),
        (
            "passed, late",
            waiting(NewFile, -2, true),
            State::Passed,
            Action::CallUs,
            hours(-2),
            (DutyKind::LateAnswer, hours(-2)),
            nothing,
        ),
        (
            "asked for the desk while waiting",
            returned_while_waiting,
            State::Sent,
            Action::Wait,
            hours(10),
            (DutyKind::Answer, hours(10)),
            nothing,
        ),
        (
            "full web",
            with_contract(&[web], None),
            State::FullWeb,
            Action::ReadContract,
            None,
            (DutyKind::ProposeEngagement, engagement),
            nothing,
        ),
        (
            "mixed",
            with_contract(&[(Decided, Mixed)], None),
            State::Mixed,
            Action::ReadContract,
            None,
            (DutyKind::ProposeEngagement, engagement),
            nothing,
        ),
        (
            "agency",
            with_contract(&[(Decided, Agency)], None),
            State::Agency,
            Action::ReadContract,
            None,
            (DutyKind::ProposeEngagement, engagement),
            nothing,
        ),
        (
            "a month later",
            long_ago,
            State::FullWeb,
            Action::ReadContract,
            None,
            nothing,
            nothing,
        ),
        (
            "once",
            with_contract(&[web, (ReturnedOnce, FullWeb)], Some(48)),
            State::ReturnedOnce,
            Action::AwaitInterview,
            hours(48),
            (DutyKind::ProposeInterview, hours(48)),
            nothing,
        ),
        (
            "once, late",
            with_contract(&[web, (ReturnedOnce, FullWeb)], Some(-1)),
            State::ReturnedOnce,
            Action::CallUs,
            hours(-1),
            (DutyKind::LateAnswer, hours(-1)),
            nothing,
        ),
        (
            "once, held",
            with_contract(
                &[web, (ReturnedOnce, FullWeb), (InterviewHeld, FullWeb)],
                None,
            ),
            State::FullWeb,
            Action::ReadContract,
            None,
            (DutyKind::ProposeEngagement, engagement),
            nothing,
        ),
        (
            "for good",
            with_contract(&[web, (ReturnedForGood, Agency)], Some(48)),
            State::ReturnedForGood,
            Action::AwaitInterview,
            hours(48),
            (DutyKind::ProposeInterview, hours(48)),
            nothing,
        ),
        (
            "for good, without an interview",
            with_contract(&[web, (ReturnedForGood, Agency)], None),
            State::ReturnedForGood,
            Action::ReadContract,
            None,
            nothing,
            nothing,
        ),
        (
            "volunteers again",
            again,
            State::VolunteersAgain,
            Action::Wait,
            hours(30),
            (DutyKind::Answer, hours(30)),
            nothing,
        ),
        (
            "volunteers again, passed and late",
            late_again,
            State::VolunteersAgain,
            Action::CallUs,
            hours(-1),
            (DutyKind::LateAnswer, hours(-1)),
            nothing,
        ),
    ];
    for (name, facts, state, action, by, service, person) in cases {
        let standing = milestones(NOW, &facts);
        assert_eq!(standing.state, state, "{name}");
        assert_eq!((standing.action, standing.by), (action, by), "{name}");
        let owes = |duty: super::Duty| (duty.kind, duty.by);
        assert_eq!(owes(standing.service_owes), service, "{name}: service");
        assert_eq!(owes(standing.person_owes), person, "{name}: person");
    }
}

#[pleinweb_testing::test]
fn the_timeline_is_in_order_and_what_comes_is_last() {
    use MilestoneKind as Kind;
    let facts = Facts {
        waiting: waiting(WaitingFor::VolunteersAgain, 30, true).waiting,
        ..with_contract(
            &[
                (Cause::Decided, Path::FullWeb),
                (Cause::ReturnedForGood, Path::Agency),
            ],
            Some(5),
        )
    };
    let standing = milestones(NOW, &facts);
    let kinds: Vec<_> = standing.milestones.iter().map(|line| line.kind).collect();
    assert_eq!(
        kinds,
        [
            Kind::SignedUp,
            Kind::Checked,
            Kind::Sent,
            Kind::Decided,
            Kind::ReturnedForGood,
            Kind::VolunteeredAgain,
            Kind::Passed,
            Kind::Answer,
            Kind::Interview,
        ]
    );
    let past = standing
        .milestones
        .iter()
        .take_while(|line| line.moment == Moment::Past);
    assert_eq!(past.count(), 7);
    assert!(
        standing.milestones[7..]
            .iter()
            .all(|line| line.moment == Moment::Now)
    );
}

#[pleinweb_testing::test]
fn a_draft_says_when_it_ends_and_hides_nothing_of_what_follows() {
    let standing = milestones(NOW, &draft());
    let coming: Vec<_> = standing
        .milestones
        .iter()
        .filter(|line| line.moment != Moment::Past)
        .map(|line| (line.kind, line.at))
        .collect();
    assert_eq!(
        coming,
        [
            (MilestoneKind::Sent, None),
            (MilestoneKind::DraftEnds, Some(NOW.plus(12 * DAY))),
            (MilestoneKind::Answer, None),
        ]
    );
}
