//! The channel contract: what each path means, what an adviser may decide, and
//! the way back.

use super::{
    Channel, ChannelContract, Path, Return, Service, SupportIntensity, is_possible,
    may_have_full_web,
};

fn channels(contract: ChannelContract) -> String {
    Service::ALL
        .iter()
        .map(|service| contract.channel(*service).key())
        .collect::<Vec<_>>()
        .join(" ")
}

#[pleinweb_testing::test]
fn what_each_path_means() {
    for (path, expected) in [
        (Path::FullWeb, "web web web web"),
        (Path::Mixed, "desk web web phone"),
        (Path::Agency, "desk desk desk phone"),
    ] {
        let contract = ChannelContract::for_path(path);
        assert_eq!(channels(contract), expected);
        assert_eq!(
            contract.path(),
            path,
            "a contract is called by what it says"
        );
        for service in Service::ALL {
            assert!(is_possible(*service, contract.channel(*service)));
        }
    }
}

#[pleinweb_testing::test]
fn intensive_support_is_never_all_online() {
    for (intensity, may) in [
        (SupportIntensity::Suivi, true),
        (SupportIntensity::Guide, true),
        (SupportIntensity::Renforce, false),
    ] {
        assert_eq!(may_have_full_web(intensity), may);
        for path in Path::ALL {
            let decided = ChannelContract::decide(*path, intensity);
            if *path == Path::FullWeb && !may {
                assert_eq!(decided.unwrap_err().as_str(), "intensity-full-web");
            } else {
                assert_eq!(decided, Ok(ChannelContract::for_path(*path)));
            }
        }
    }
}

#[pleinweb_testing::test]
fn an_adviser_adapts_one_service_at_a_time() {
    let mixed = ChannelContract::for_path(Path::Mixed);
    let guide = SupportIntensity::Guide;
    let phone = mixed
        .with(Service::Interviews, Channel::Phone, guide)
        .unwrap();
    assert_eq!(channels(phone), "phone web web phone");
    assert_eq!(
        mixed
            .with(Service::Documents, Channel::Phone, guide)
            .unwrap_err()
            .as_str(),
        "channel-impossible"
    );
    // Service by service, the last step to all online is the one that is refused.
    let almost = mixed
        .with(
            Service::Interviews,
            Channel::Web,
            SupportIntensity::Renforce,
        )
        .unwrap();
    assert_eq!(almost.path(), Path::Mixed);
    let refused = almost.with(Service::Messages, Channel::Web, SupportIntensity::Renforce);
    assert_eq!(refused.unwrap_err().as_str(), "intensity-full-web");
    assert_eq!(
        almost
            .with(Service::Messages, Channel::Web, guide)
            .unwrap()
            .path(),
        Path::FullWeb
    );
}

#[pleinweb_testing::test]
fn back_to_the_agency_once() {
    let web = ChannelContract::for_path(Path::FullWeb);
    let once = web.returned(Return::Once);
    assert_eq!(channels(once), "desk web web web");
    assert_eq!(once.path(), Path::FullWeb, "the contract is as it was");
    assert_eq!(
        once.returned(Return::Once),
        once,
        "asking twice is asking once"
    );
    assert_eq!(once.after_interview(), web);
    let at_desk = ChannelContract::for_path(Path::Mixed);
    assert_eq!(
        at_desk.returned(Return::Once),
        at_desk,
        "the interview is at the desk already"
    );
    let json = serde_json::to_string(&once).unwrap();
    assert_eq!(
        serde_json::from_str::<ChannelContract>(&json).unwrap(),
        once
    );
}

#[pleinweb_testing::test]
fn back_to_the_agency_for_good_and_again_online() {
    for path in Path::ALL {
        for contract in [
            ChannelContract::for_path(*path),
            ChannelContract::for_path(*path).returned(Return::Once),
        ] {
            let back = contract.returned(Return::ForGood);
            assert_eq!(back, ChannelContract::for_path(Path::Agency));
            assert!(
                Service::ALL
                    .iter()
                    .all(|service| back.channel(*service) != Channel::Web)
            );
            assert_eq!(
                back.may_volunteer(false),
                Ok(()),
                "at once, without a waiting time"
            );
            assert_eq!(
                back.may_volunteer(true).unwrap_err().as_str(),
                "already-volunteered"
            );
        }
    }
    assert_eq!(
        ChannelContract::for_path(Path::Mixed).may_volunteer(false),
        Ok(())
    );
    let web = ChannelContract::for_path(Path::FullWeb);
    assert_eq!(
        web.may_volunteer(false).unwrap_err().as_str(),
        "already-full-web"
    );
}

#[pleinweb_testing::test]
fn keys_read_back() {
    for service in Service::ALL {
        assert_eq!(
            Service::parse(&format!(" {} ", service.key())),
            Ok(*service)
        );
        assert_eq!(
            serde_json::to_string(service).unwrap(),
            format!("\"{}\"", service.key())
        );
    }
    assert_eq!(Channel::parse("").unwrap_err().as_str(), "required");
    assert_eq!(
        Channel::parse("fax").unwrap_err().as_str(),
        "choice-unknown"
    );
    assert_eq!(Return::parse("for-good"), Ok(Return::ForGood));
    assert_eq!(
        SupportIntensity::parse("renforce"),
        Ok(SupportIntensity::Renforce)
    );
}
