//! Numbers in texts that are no promise, and why.

/// Names with a number in them.
pub const NAMES: &[(&str, &str)] = &[
    ("100 % Web", "a way of being supported"),
    ("100% Web", "a way of being supported"),
    ("100 % en ligne", "a way of being supported"),
    ("ROME 4.0", "a nomenclature"),
    ("ROME 3", "a nomenclature"),
    ("FAP 2009", "a nomenclature"),
    ("OpenAPI 3.1", "a standard"),
    ("RFC 9457", "a standard"),
    ("RGAA 4.1", "a standard"),
    ("R5312-44", "an article of law"),
];

type Texts = &'static [(&'static str, &'static str)];

/// Why, and where: `file/message`, and its numbers.
pub const BY_HAND: &[(&str, Texts)] = &[
    (
        "an example of what to type",
        &[
            ("entry_pages/nearby-place-hint", "87000"),
            ("errors/amount-format", "1850|50"),
            ("errors/date-format", "03|07|1990"),
            ("errors/date-year-digits", "1990"),
            ("errors/phone-format", "06|12|34|56|78"),
            ("errors/postcode-corsica", "20|20090"),
            ("errors/postcode-format", "59000"),
            ("kit/date-hint", "03|07|1990"),
            ("offers/what-hint", "3"),
            ("registration/constraints-hint", "17|5"),
            ("registration/radius-hint", "20"),
            ("registration/salary-hint", "1900"),
            ("registration/since-hint", "31|10|2026"),
        ],
    ),
    (
        "a format that somebody else laid down",
        &[
            ("api/rule-cache", "304"),
            ("api/rule-limits", "429"),
            ("api_words/op-read-offer-text", "410"),
            ("dates/first-of-month", "1"),
            ("errors/bic-format", "8|11"),
            ("errors/iban-length", "27"),
            ("errors/nir-length", "15"),
            ("legal/accessibility-state-text", "106"),
            ("registration/nir-hint", "15"),
        ],
    ),
    (
        "the exercise of the check: a page and a message that are made up",
        &[
            ("entry/task-answer-message", "10"),
            ("entry/task-find-page", "12|14|16|2|4"),
        ],
    ),
    (
        "the name of a choice that is stored by its key",
        &[
            ("api_words/schema-employer-size", "10|49|50|249|250"),
            ("entry/slot-afternoon", "14|17|2|5"),
            ("entry/slot-evening", "17|19|5|7"),
            ("entry/slot-midday", "12|14|2"),
            ("entry/slot-morning", "9|12"),
            ("offers/age-days", "24"),
            ("offers/offer-size-large", "250"),
            ("offers/offer-size-medium", "50|249"),
            ("offers/offer-size-micro", "10"),
            ("offers/offer-size-small", "10|49"),
            ("registration/availability-month", "un mois|a month"),
            ("registration/education-bac2", "2|two years"),
            ("registration/education-bac3", "3|4"),
            ("registration/education-bac5", "5"),
            ("registration/years-1-3", "1|3"),
            ("registration/years-3-5", "3|5"),
            ("registration/years-5-10", "5|10"),
            ("registration/years-over-10", "10"),
            ("registration/years-under-1", "un an|a year"),
        ],
    ),
    (
        "a scale, or a formula that is explained as it is computed",
        &[
            ("api_words/field-exits", "0|100"),
            ("api_words/field-lasting", "0|100"),
            ("api_words/field-score", "0|100"),
            ("api_words/field-tension-seekers", "0|100"),
            ("api_words/param-rayon", "0"),
            ("api_words/schema-tension", "0|100"),
            ("entry_pages/result-how-text", "0|1|2"),
            ("market/how-pay", "1|3|une année"),
            ("market/how-tension", "0|100"),
            ("market/how-tension-exits", "1|100"),
            ("market/how-tension-seekers", "2|25|50|100"),
            ("market/tension-score", "100"),
            ("market/tension-value", "100"),
            ("market_words/official-tension-bassin-note", "1|5"),
            ("market_words/official-tension-fap-note", "1|5"),
            ("offer_fit/how-counts-text", "100"),
            ("offer_fit/line", "100"),
            ("offer_fit/points-lead", "100"),
        ],
    ),
    (
        "what others counted, by months or over years",
        &[
            ("market_words/column-salaire-median", "a month"),
            (
                "market_words/official-salaire-fap-note",
                "trois ans|three years|a month",
            ),
        ],
    ),
    (
        "an hour on a clock, a few moments, two years of one's life: no length of ours",
        &[
            ("api_words/schema-month-figures", "un mois"),
            ("contract/done-by", "une heure"),
            ("contract/return-once-hint", "une heure"),
            ("contract/text-returned-once", "une heure"),
            ("errors/ends-before-start", "deux années"),
            ("offer_fit/partial", "une minute|a minute"),
            ("offers/partial", "une minute|a minute"),
        ],
    ),
    (
        "REGISTRATION_TAKES, as French rounds it: to be read again when it changes",
        &[("contract/text-checked", "vingtaine de minutes")],
    ),
];

/// Promises that no text says as a number, and how people meet them.
pub const NOT_A_NUMBER: &[(&str, &str)] = &[
    ("COLLEAGUE_ANSWER", "a mail says the moment"),
    ("ENGAGEMENT", "the contract says the day"),
    ("CALL_TAKEN", "a colleague's call is free again"),
    ("REQUEST_KEPT", "what was sent twice counts once"),
    ("NEW_EMAIL_LINK", "a link works or says that it is over"),
    ("PROOF_RECENT", "one is asked to prove again"),
    ("CODES_SHOWN", "codes are there until then"),
    ("SESSION_IDLE", "one is signed in until then"),
    ("STAFF_SESSION_IDLE", "one is signed in until then"),
];
