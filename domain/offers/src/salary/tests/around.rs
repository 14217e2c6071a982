//! Pay with other things around it, and pay that no unit is named for.

use super::check;

/// Bonuses, agreements, years, experience beside the pay.
#[pleinweb_testing::test]
fn what_stands_beside_it_does_not_change_it() {
    check(&[
        ("2000 € par mois", "24000-24000 computed"),
        ("2000€ / mois", "24000-24000 computed"),
        ("2000 € au mois", "24000-24000 computed"),
        ("2000 € chaque mois", "24000-24000 computed"),
        ("2000 € tous les mois", "24000-24000 computed"),
        ("2000 € mois", "24000-24000 computed"),
        (
            "2000 € brut mensuel + prime de 500 €",
            "24000-24000 computed",
        ),
        ("2000 € + tickets restaurant 9 €", "24000-24000 guessed"),
        ("Prime 500 €, 2000 € brut mensuel", "24000-24000 computed"),
        ("CCN 66, 2000 € brut par mois", "24000-24000 computed"),
        ("CCN 66 2000 € brut par mois", "24000-24000 computed"),
        (
            "selon convention 2000 € brut mensuel",
            "24000-24000 computed",
        ),
        ("35h - 2000 € brut mensuel", "24000-24000 computed"),
        ("salaire annuel 2025 : 30 000 €", "30000-30000 stated"),
        (
            "2000 € à 2500 € brut par mois sur 13 mois",
            "26000-32500 computed",
        ),
        ("2000 € x 13 mois", "26000-26000 guessed"),
        (
            "2000 € brut mensuel, CDD sur 14 mois",
            "24000-24000 computed",
        ),
        ("2000 €/mois + 14ème mois", "28000-28000 computed"),
        ("2000 (brut mensuel)", "24000-24000 computed"),
        ("€2000 per month", "24000-24000 computed"),
        ("2000/2500 € brut mensuel", "24000-30000 computed"),
        ("2000 € - 2500 € / mois", "24000-30000 computed"),
        ("de 2000€ jusqu'à 2500€ par mois", "24000-30000 computed"),
        ("2500 à 2000 € par mois", "24000-30000 computed"),
        ("2000 € pour 35h par semaine", "24000-24000 guessed"),
        (
            "Salaire : 1 850 € brut/mois + primes + tickets restaurant 9 €",
            "22200-22200 computed",
        ),
        ("à partir de 2000 € bruts", "24000-24000 guessed"),
        ("2000 euros", "24000-24000 guessed"),
        ("12 € / heure + panier 10 € + prime", "21840-21840 computed"),
        ("1800 à 2000 € nets mensuels", "27692-30769 guessed"),
        (
            "Coefficient 140 - 1850 € brut mensuel",
            "22200-22200 computed",
        ),
        ("coef. 300, 2100€/mois", "25200-25200 computed"),
        ("2000€ par mois pour 169h", "24000-24000 computed"),
        (
            "fixe 1800 € + commissions (2500 à 4000 €/mois)",
            "21600-21600 guessed",
        ),
        (
            "fixe de 1900 € brut mensuel + variable jusqu'à 1500 €",
            "22800-22800 computed",
        ),
        ("12.5 €/h + 10% IFM + 10% CP", "22750-22750 computed"),
        ("12,50 € + 21 % IFM/CP", "22750-22750 guessed"),
        ("1 850€ + IFM", "22200-22200 guessed"),
        ("2000 € brut soit 1560 € net", "24000-24000 guessed"),
        ("1560 € net soit 2000 € brut", "24000-24000 guessed"),
        (
            "Prime d'embauche 1000 € + 24 000 € par an",
            "24000-24000 stated",
        ),
        ("2000,00 €", "24000-24000 guessed"),
        ("Salaire de 2024 € par mois", "24288-24288 computed"),
        ("Salaire annuel brut : 32000", "32000-32000 stated"),
        ("2 000 € / mois (hors primes)", "24000-24000 computed"),
        ("Hors prime 2000 € par mois", "24000-24000 computed"),
        ("2000€ brut mensuel sur 12 mois", "24000-24000 computed"),
        ("IDCC 2216, 12 €/h", "21840-21840 computed"),
        ("Niveau 3 échelon 2 : 1 950 €", "23400-23400 guessed"),
        ("niveau II 2 000 € par mois", "24000-24000 computed"),
        ("CCNT66 2000 € par mois", "24000-24000 computed"),
        (
            "Selon convention 2 000 € brut mensuel",
            "24000-24000 computed",
        ),
        (
            "Salaire : selon CCN 66 (Internat), coef 434, soit 1 950 € brut",
            "23400-23400 guessed",
        ),
        (
            "Salaire fixe mensuel de 1 850 € brut + primes sur objectifs jusqu'à 800 €",
            "22200-22200 computed",
        ),
        (
            "1 850 € brut + 13ème mois + mutuelle + TR 9,25 €",
            "24050-24050 guessed",
        ),
        (
            "Taux horaire brut 12,12 € + 10% IFM + 10% ICCP",
            "22058-22058 computed",
        ),
        ("12,12 €/H + panier", "22058-22058 computed"),
        (
            "11,88 € / heure + prime annuelle de 1200 €",
            "21622-21622 computed",
        ),
        ("Mutuelle 50%, 2 000 € brut mensuel", "24000-24000 computed"),
        ("11 ans d'ancienneté, 2100 €", "25200-25200 guessed"),
        (
            "Salaire 2 000 € à 2 200 € selon 2 ans d'expérience",
            "24000-26400 guessed",
        ),
        ("En 2025, 2000 € brut par mois", "24000-24000 computed"),
        (
            "Rentrée 2025 - 2 100 € brut mensuel",
            "25200-25200 computed",
        ),
        ("2025 - 2 100 € brut mensuel", "25200-25200 computed"),
        (
            "Septembre 2025 - 2100 € brut mensuel",
            "25200-25200 computed",
        ),
        (
            "CDD jusqu'au 31/12/2026 - 2 100 € brut mensuel",
            "25200-25200 computed",
        ),
        ("Bac +2 - 2000 € brut mensuel", "24000-24000 computed"),
        ("Bac +2 - 12,50 €/h", "22750-22750 computed"),
        ("Bac +2 / 2000 € brut mensuel", "24000-24000 computed"),
        ("Dépt 33 - 2100 € / mois", "25200-25200 computed"),
        ("87000 - 2100 € / mois", "25200-25200 computed"),
        ("2000 - 2 100 € brut mensuel", "24000-25200 computed"),
        ("Salaire 2020 - 2100 € brut mensuel", "24240-25200 computed"),
        ("mutuelle, 2000 € brut mensuel", "24000-24000 computed"),
        (
            "Rentrée 2025/2026 - 2 100 € brut mensuel",
            "25200-25200 computed",
        ),
        ("Niveau 3 - 2100 € brut mensuel", "25200-25200 computed"),
        (
            "500 € par semaine, repos hebdomadaire",
            "26000-26000 computed",
        ),
        (
            "12,50 €/h + indemnités de déplacement (20 €/jour)",
            "22750-22750 computed",
        ),
        ("primes comprises (2000 € par mois)", "24000-24000 computed"),
        (
            "2000 € par mois + indemnité de déplacement (95 €/jour)",
            "24000-24000 computed",
        ),
    ]);
}

/// Money is named, no unit, or the pay is net.
#[pleinweb_testing::test]
fn without_a_unit_only_what_is_clear_is_guessed() {
    check(&[
        ("à l'heure : 12,50 €", "22750-22750 guessed"),
        ("2200 € sur 12,5 mois", "27500-27500 guessed"),
        ("1500 € net", "23077-23077 guessed"),
        ("net 1700 € par mois", "26154-26154 guessed"),
        ("salaire net : 1700 €", "26154-26154 guessed"),
        ("28 000 - 32 000 €", "28000-32000 guessed"),
        ("1900€ brut", "22800-22800 guessed"),
        ("12€", "21840-21840 guessed"),
        ("2500-3000€", "30000-36000 guessed"),
        ("1 800 €/mois net", "27692-27692 guessed"),
        ("100€/jour net", "33333-33333 guessed"),
        ("35 000 à 40 000 euros", "35000-40000 guessed"),
        ("45 K€ + 10 K€ bonus", "45000-45000 guessed"),
        ("2.000 €", "24000-24000 guessed"),
        ("1 990 € brut", "23880-23880 guessed"),
        ("Horaires : 35h, 12,50 €", "22750-22750 guessed"),
        ("CDI 39H 2400€ BRUT", "28800-28800 guessed"),
        ("salaire sur 13 mois : 2200 €", "28600-28600 guessed"),
        ("12-14€", "21840-25480 guessed"),
        ("12 € net de l'heure", "28000-28000 guessed"),
        ("12 € net/heure", "28000-28000 guessed"),
        ("Salaire net horaire 10,50 €", "24500-24500 guessed"),
        ("10 € net/h", "23333-23333 guessed"),
        ("Base 35h : 2 050,00€ brut", "24600-24600 guessed"),
        ("2300€ brut/39h", "27600-27600 guessed"),
        ("1650€ net/mois sur 39h", "25385-25385 guessed"),
        ("35 heures à 12,50 €", "22750-22750 guessed"),
        ("35h x 12,50 €", "22750-22750 guessed"),
        ("151,67 h à 12,50 € = 1895,88 €", "22750-22750 guessed"),
        ("151.67h x 11.88€", "21622-21622 guessed"),
        (
            "Temps de travail hebdomadaire 35h - salaire 2000 € brut",
            "24000-24000 guessed",
        ),
        (
            "Durée hebdomadaire : 35h, 2 000 € brut",
            "24000-24000 guessed",
        ),
        ("Hebdomadaire : 35h, 2 000 € brut", "24000-24000 guessed"),
        ("2 000 € brut, repos hebdomadaire", "24000-24000 guessed"),
        (
            "2 000 € brut, samedi payé la semaine",
            "24000-24000 guessed",
        ),
        (
            "une semaine sur deux le samedi - 2000 € brut",
            "24000-24000 guessed",
        ),
        ("planning à la quinzaine, 2000 €", "24000-24000 guessed"),
        ("500 € la semaine de 35h", "26000-26000 computed"),
        ("500 € hebdo (35h)", "26000-26000 computed"),
        ("1000 € à la quinzaine (70h)", "26000-26000 computed"),
        ("2 000 € brut, hebdomadaire 35h", "24000-24000 guessed"),
        ("2 000 € brut, la semaine de 35h", "24000-24000 guessed"),
        ("Travail de nuit, 500 € la semaine", "26000-26000 computed"),
        ("Taux horaire nettoyage 12,50 €", "22750-22750 computed"),
        ("1 850 € brut / 1 450 € net", "22200-22200 guessed"),
        ("1 450 € net / 1 850 € brut", "22200-22200 guessed"),
        ("1 900 € par mois en net", "29231-29231 guessed"),
    ]);
}

/// Shares of it only where they are said.
#[pleinweb_testing::test]
fn the_minimum_wage_is_read() {
    check(&[
        ("SMIC horaire + 13e mois", "21622-21622 guessed"),
        ("SMIC", "21622-21622 computed"),
        ("SMIC + 10 % IFM + 10 % CP", "21622-21622 guessed"),
        ("de 43 % à 100 % du SMIC", "-"),
        ("1.2 fois le SMIC", "-"),
        ("SMIC majoré", "21622-21622 guessed"),
        ("SMIC + 10 %", "23784-23784 computed"),
        ("110 % du SMIC", "23784-23784 computed"),
        ("78 % du SMIC", "-"),
        ("% du SMIC selon l'âge", "-"),
        ("1,5 SMIC", "-"),
        ("SMIC x 1,2", "-"),
        ("SMIC horaire 11,88 €", "21622-21622 computed"),
        ("400 % du SMIC", "-"),
        ("SMIC + 500 € de prime", "21622-21622 guessed"),
        ("SMIC + 10% (IFM) + 10% (CP)", "21622-21622 guessed"),
        ("SMIC + 10% (IFM)", "21622-21622 guessed"),
        (
            "SMIC + grands déplacements (95 €/jour)",
            "21622-21622 guessed",
        ),
    ]);
}

/// The pay of the part is raised to full time, and marked.
#[pleinweb_testing::test]
fn hours_in_the_text_make_it_part_time() {
    check(&[
        ("garde de 24h : 300 €", "-"),
        ("mi-temps 1200 €/mois", "28800-28800 converted"),
        (
            "1200 € brut par mois pour 20 h par semaine",
            "25200-25200 converted",
        ),
        (
            "temps partiel 80 % : 1600 € / mois",
            "24000-24000 converted",
        ),
        ("1100 € brut mensuel (20h/semaine)", "23100-23100 converted"),
        ("temps partiel 1200 € par mois", "-"),
        ("900 € pour 80 h/mois brut mensuel", "-"),
        ("mi-temps 500 €/mois", "-"),
        ("Temps partiel 1 300 € brut par mois, mutuelle 60%", "-"),
        ("Temps partiel, mutuelle 60% : 1 300 € brut par mois", "-"),
        (
            "temps partiel (80 %), 1600 € / mois",
            "24000-24000 converted",
        ),
        ("80 % temps partiel, 1600 € / mois", "24000-24000 converted"),
        (
            "temps partiel (à 80%) 1600 € / mois",
            "24000-24000 converted",
        ),
        (
            "Durée du travail : 24h hebdomadaire, 1300 € brut mensuel",
            "22750-22750 converted",
        ),
        ("mi-temps 12,50 €/h", "22750-22750 computed"),
        ("1200 € par mois pour 24h hebdomadaires", "-"),
        (
            "Temps partiel 24h/semaine : 1250 € brut mensuel",
            "21875-21875 converted",
        ),
        ("500 €/mois pour 10h/semaine", "-"),
    ]);
}
