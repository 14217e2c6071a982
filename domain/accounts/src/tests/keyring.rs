//! A passkey made of software: what a browser and its key would answer.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{DerSignature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const ORIGIN: &str = "http://localhost:3000";

/// One key on one device.
pub struct Keyring {
    key: SigningKey,
    id: Vec<u8>,
    user: String,
    pub counter: u32,
    /// Whether it checks its user (finger, face, code).
    pub verifies_user: bool,
    pub origin: &'static str,
}

impl Keyring {
    pub fn new(seed: u8) -> Self {
        Self {
            key: SigningKey::from_slice(&[seed; 32]).unwrap(),
            id: vec![seed; 32],
            user: String::new(),
            counter: 1,
            verifies_user: true,
            origin: ORIGIN,
        }
    }

    /// The answer to the options of adding a passkey.
    pub fn register(&mut self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).unwrap();
        let key = &options["publicKey"];
        assert_eq!(
            key["authenticatorSelection"]["userVerification"],
            "required"
        );
        assert_eq!(key["authenticatorSelection"]["residentKey"], "required");
        self.user = key["user"]["id"].as_str().unwrap().to_owned();
        let client = self.client_data("webauthn.create", &key["challenge"]);
        let mut data = self.authenticator_data(0x40);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
        data.extend(&self.id);
        data.extend(self.public_key());
        // CBOR: {"fmt": "none", "attStmt": {}, "authData": bytes}
        let mut object = vec![0xa3, 0x63];
        object.extend(b"fmt");
        object.push(0x64);
        object.extend(b"none");
        object.push(0x67);
        object.extend(b"attStmt");
        object.push(0xa0);
        object.push(0x68);
        object.extend(b"authData");
        object.push(0x59);
        object.extend(u16::try_from(data.len()).unwrap().to_be_bytes());
        object.extend(&data);
        let response =
            json!({ "clientDataJSON": text(&client), "attestationObject": text(&object) });
        self.answer(response)
    }

    /// The answer to the options of signing in.
    pub fn sign_in(&mut self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).unwrap();
        let key = &options["publicKey"];
        assert_eq!(key["userVerification"], "required");
        self.counter += 1;
        let client = self.client_data("webauthn.get", &key["challenge"]);
        let data = self.authenticator_data(0);
        let signed = [data.clone(), Sha256::digest(&client).to_vec()].concat();
        let signature: DerSignature = self.key.sign(&signed);
        let response = json!({
            "clientDataJSON": text(&client),
            "authenticatorData": text(&data),
            "signature": text(signature.as_bytes()),
            "userHandle": self.user,
        });
        self.answer(response)
    }

    /// Pretends to be the other key, without its secret.
    pub fn register_as(&mut self, other: &Self) {
        self.id.clone_from(&other.id);
        self.user.clone_from(&other.user);
        self.counter = 100;
    }

    fn answer(&self, response: Value) -> String {
        let id = text(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response, "extensions": {} }).to_string()
    }

    fn client_data(&self, kind: &str, challenge: &Value) -> Vec<u8> {
        json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false })
            .to_string()
            .into_bytes()
    }

    fn authenticator_data(&self, more: u8) -> Vec<u8> {
        let verified = if self.verifies_user { 0x04 } else { 0 };
        let mut data = Sha256::digest(b"localhost").to_vec();
        data.push(0x01 | verified | more);
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// CBOR of a COSE key: EC2, ES256, P-256, x, y.
    fn public_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let mut key = vec![0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];
        key.extend(&point.as_bytes()[1..33]);
        key.extend([0x22, 0x58, 0x20]);
        key.extend(&point.as_bytes()[33..65]);
        key
    }
}

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
