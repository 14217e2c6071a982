//! Configuration: flags, then `PLEINWEB_*`, then a TOML file, then defaults.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use clap::Args;
use pleinweb_platform::{CONNECTIONS, IMPORT_CONNECTIONS};
use serde::Deserialize;

/// What `serve` and the other commands can be told. Every flag has its
/// environment variable; the file has the same names with underscores.
#[derive(Args, Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Options {
    /// A TOML file with any of these options.
    #[arg(long, env = "PLEINWEB_CONFIG", global = true)]
    #[serde(skip)]
    pub config: Option<PathBuf>,
    /// `sqlite:<path>` or `postgres://…`.
    #[arg(long, env = "PLEINWEB_DATABASE_URL", global = true)]
    pub database_url: Option<String>,
    /// Where keys and files live.
    #[arg(long, env = "PLEINWEB_DATA", global = true)]
    pub data: Option<PathBuf>,
    /// Where the keys of persons live (`<data>/keys`). Nodes that share a
    /// database share this folder; their data folders stay their own.
    #[arg(long, env = "PLEINWEB_KEY_FOLDER", global = true)]
    pub key_folder: Option<PathBuf>,
    /// The master keys: lines of `<number>:<base64 of 32 bytes>`, the first in use.
    #[arg(
        long,
        env = "PLEINWEB_MASTER_KEYS",
        hide_env_values = true,
        global = true
    )]
    pub master_keys: Option<String>,
    /// Where the service listens.
    #[arg(long, env = "PLEINWEB_LISTEN", global = true)]
    pub listen: Option<SocketAddr>,
    /// Where Prometheus reads metrics; nowhere unless set.
    #[arg(long, env = "PLEINWEB_METRICS_LISTEN", global = true)]
    pub metrics_listen: Option<SocketAddr>,
    /// The addresses of the proxies in front, with commas between: only what
    /// they say of a visitor's address (X-Forwarded-For) is believed.
    #[arg(long, env = "PLEINWEB_PROXIES", global = true)]
    pub proxies: Option<String>,
    /// How people reach the service: `https://…`.
    #[arg(long, env = "PLEINWEB_PUBLIC_URL", global = true)]
    pub public_url: Option<String>,
    /// The folder with the browser part, styles and other static files.
    #[arg(long, env = "PLEINWEB_SITE", global = true)]
    pub site: Option<PathBuf>,
    /// The help line, as people dial it.
    #[arg(long, env = "PLEINWEB_HELP_PHONE", global = true)]
    pub help_phone: Option<String>,
    /// Who runs the service, for the legal notice.
    #[arg(long, env = "PLEINWEB_OPERATOR_NAME", global = true)]
    pub operator_name: Option<String>,
    #[arg(long, env = "PLEINWEB_OPERATOR_ADDRESS", global = true)]
    pub operator_address: Option<String>,
    /// How to reach the data protection officer.
    #[arg(long, env = "PLEINWEB_PRIVACY_CONTACT", global = true)]
    pub privacy_contact: Option<String>,
    /// `smtp://user:password@host:port` or `smtps://…`; without it mails wait in the queue.
    #[arg(long, env = "PLEINWEB_SMTP_URL", hide_env_values = true, global = true)]
    pub smtp_url: Option<String>,
    /// The sender of mails.
    #[arg(long, env = "PLEINWEB_MAIL_FROM", global = true)]
    pub mail_from: Option<String>,
    /// How many open offers a new demo has (5000).
    #[arg(long, env = "PLEINWEB_DEMO_OFFERS", global = true)]
    pub demo_offers: Option<usize>,
    /// Seconds between two offers that arrive while a demo runs (20); 0: none arrives.
    #[arg(long, env = "PLEINWEB_DEMO_TRICKLE", global = true)]
    pub demo_trickle: Option<u64>,
    /// Tries a minute for one account, or for one address while nobody is signed in (60).
    #[arg(long, env = "PLEINWEB_TRIES_PER_MINUTE", global = true)]
    pub tries_per_minute: Option<u32>,
    /// Pages and queries a minute for one address (3000): everyone behind one
    /// router has the same.
    #[arg(long, env = "PLEINWEB_READS_PER_MINUTE", global = true)]
    pub reads_per_minute: Option<u32>,
    /// Connections of this process to PostgreSQL, at most (16; imports take 2).
    #[arg(long, env = "PLEINWEB_CONNECTIONS", global = true, value_parser = clap::value_parser!(u32).range(2..=1000))]
    pub connections: Option<u32>,
    /// How many different people an adviser reads in an hour outside the
    /// caseload, a page of names counting as one (20).
    #[arg(long, env = "PLEINWEB_READINGS_OUTSIDE", global = true)]
    pub readings_outside: Option<u32>,
    /// The same within the caseload (150).
    #[arg(long, env = "PLEINWEB_READINGS_INSIDE", global = true)]
    pub readings_inside: Option<u32>,
}

/// What can be wrong with the configuration.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{0}: {1}")]
    Read(PathBuf, std::io::Error),
    #[error("{0}: {1}")]
    Toml(PathBuf, toml::de::Error),
    #[error("connections: {0} is not between 2 and 1000")]
    Connections(u32),
    #[error("proxies: {0} is not an address")]
    Proxy(String),
}

impl Options {
    /// Fills what flags and environment left open from the file.
    pub fn with_file(self) -> Result<Self, ConfigError> {
        let Some(path) = self.config.clone() else {
            return Ok(self);
        };
        let text = std::fs::read_to_string(&path)
            .map_err(|error| ConfigError::Read(path.clone(), error))?;
        let file: Self = toml::from_str(&text).map_err(|error| ConfigError::Toml(path, error))?;
        if let Some(count) = file.connections.filter(|count| !(2..=1000).contains(count)) {
            return Err(ConfigError::Connections(count));
        }
        Ok(Self {
            config: self.config,
            database_url: self.database_url.or(file.database_url),
            data: self.data.or(file.data),
            key_folder: self.key_folder.or(file.key_folder),
            master_keys: self.master_keys.or(file.master_keys),
            listen: self.listen.or(file.listen),
            metrics_listen: self.metrics_listen.or(file.metrics_listen),
            proxies: self.proxies.or(file.proxies),
            public_url: self.public_url.or(file.public_url),
            site: self.site.or(file.site),
            help_phone: self.help_phone.or(file.help_phone),
            operator_name: self.operator_name.or(file.operator_name),
            operator_address: self.operator_address.or(file.operator_address),
            privacy_contact: self.privacy_contact.or(file.privacy_contact),
            smtp_url: self.smtp_url.or(file.smtp_url),
            mail_from: self.mail_from.or(file.mail_from),
            demo_offers: self.demo_offers.or(file.demo_offers),
            demo_trickle: self.demo_trickle.or(file.demo_trickle),
            tries_per_minute: self.tries_per_minute.or(file.tries_per_minute),
            reads_per_minute: self.reads_per_minute.or(file.reads_per_minute),
            connections: self.connections.or(file.connections),
            readings_outside: self.readings_outside.or(file.readings_outside),
            readings_inside: self.readings_inside.or(file.readings_inside),
        })
    }

    /// Connections of this process to PostgreSQL, at most.
    pub fn connections(&self) -> u32 {
        self.connections.unwrap_or(CONNECTIONS)
    }

    /// The same for an import: beside the nodes that serve it takes few.
    pub fn for_import(&self) -> Self {
        Self {
            connections: Some(IMPORT_CONNECTIONS),
            ..self.clone()
        }
    }

    /// The offers of a demo.
    pub fn demo_scale(&self) -> crate::demo::offers::Scale {
        let usual = crate::demo::offers::Scale::default();
        crate::demo::offers::Scale {
            open: self.demo_offers.unwrap_or(usual.open),
            trickle: match self.demo_trickle {
                Some(0) => None,
                Some(seconds) => Some(std::time::Duration::from_secs(seconds)),
                None => usual.trickle,
            },
        }
    }

    pub fn data(&self) -> PathBuf {
        self.data.clone().unwrap_or_else(|| PathBuf::from("data"))
    }

    /// Where the keys of persons lie.
    pub fn key_folder(&self) -> PathBuf {
        self.key_folder
            .clone()
            .unwrap_or_else(|| self.data().join("keys"))
    }

    /// Where the search index lies; it can always be made again.
    pub fn search_folder(&self) -> PathBuf {
        self.data().join("search")
    }

    pub fn database_url(&self) -> String {
        self.database_url
            .clone()
            .unwrap_or_else(|| format!("sqlite:{}", self.data().join("pleinweb.db").display()))
    }

    pub fn mail_from(&self) -> String {
        self.mail_from
            .clone()
            .unwrap_or_else(|| "Plein Web <ne-pas-repondre@localhost>".to_owned())
    }

    pub fn listen(&self) -> SocketAddr {
        self.listen
            .unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 3000)))
    }

    pub fn proxies(&self) -> Result<Vec<IpAddr>, ConfigError> {
        self.proxies
            .as_deref()
            .unwrap_or_default()
            .split(',')
            .map(str::trim)
            .filter(|address| !address.is_empty())
            .map(|address| {
                address
                    .parse()
                    .map_err(|_| ConfigError::Proxy(address.to_owned()))
            })
            .collect()
    }

    pub fn public_url(&self) -> String {
        let given = self
            .public_url
            .clone()
            .unwrap_or_else(|| format!("http://localhost:{}", self.listen().port()));
        given.trim_end_matches('/').to_owned()
    }

    pub fn site(&self) -> PathBuf {
        self.site
            .clone()
            .unwrap_or_else(|| Path::new("target").join("site"))
    }
}

#[cfg(test)]
mod tests {
    use super::Options;

    #[test]
    fn flags_win_over_the_file_and_the_file_over_defaults() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pleinweb.toml");
        std::fs::write(
            &path,
            "help_phone = \"39 49\"\nlisten = \"127.0.0.1:4000\"\nreadings_outside = 5\nreadings_inside = 6\n",
        )
        .unwrap();
        let flags = Options {
            config: Some(path.clone()),
            help_phone: Some("01".to_owned()),
            ..Options::default()
        };
        let options = flags.with_file().unwrap();
        assert_eq!(options.help_phone.as_deref(), Some("01"));
        assert_eq!(options.listen().port(), 4000);
        let readings = (options.readings_outside, options.readings_inside);
        assert_eq!(readings, (Some(5), Some(6)));
        assert_eq!(options.public_url(), "http://localhost:4000");
        std::fs::write(&path, "helpphone = \"x\"").unwrap();
        let wrong = Options {
            config: Some(path),
            ..Options::default()
        };
        assert!(
            wrong
                .with_file()
                .unwrap_err()
                .to_string()
                .contains("helpphone")
        );
    }

    #[test]
    fn connections_are_an_option_and_imports_take_two() {
        assert_eq!(Options::default().connections(), 16);
        let given = Options {
            connections: Some(40),
            ..Options::default()
        };
        assert_eq!(given.connections(), 40);
        assert_eq!(given.for_import().connections(), 2);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pleinweb.toml");
        let read = |text: &str| {
            std::fs::write(&path, text).unwrap();
            let options = Options {
                config: Some(path.clone()),
                ..Options::default()
            };
            options.with_file()
        };
        assert_eq!(read("connections = 8").unwrap().connections(), 8);
        let refused = read("connections = 1").unwrap_err().to_string();
        assert!(refused.contains("between 2 and 1000"), "{refused}");
    }
}
