//! Says how to link: with the library in IETFDOC_LIB_DIR, else as pkg-config says.
use std::env;
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-env-changed=IETFDOC_LIB_DIR");
    println!("cargo:rerun-if-env-changed=PKG_CONFIG_PATH");
    if let Ok(directory) = env::var("IETFDOC_LIB_DIR") {
        println!("cargo:rustc-link-search=native={}", directory);
        println!("cargo:rustc-link-lib=dylib=ietfdoc");
        return;
    }
    let output = Command::new(env::var("PKG_CONFIG").unwrap_or_else(|_| "pkg-config".into()))
        .args(["--libs", "libietfdoc"])
        .output()
        .expect("pkg-config cannot be run; IETFDOC_LIB_DIR may name the directory of libietfdoc.so");
    assert!(output.status.success(), "pkg-config: {}", String::from_utf8_lossy(&output.stderr));
    for word in String::from_utf8_lossy(&output.stdout).split_whitespace() {
        if let Some(directory) = word.strip_prefix("-L") {
            println!("cargo:rustc-link-search=native={}", directory);
        } else if let Some(name) = word.strip_prefix("-l") {
            println!("cargo:rustc-link-lib=dylib={}", name);
        }
    }
}
