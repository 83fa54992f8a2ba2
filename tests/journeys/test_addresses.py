"""The reader of network calls sees an address where there is one."""

from tests.journeys.addresses import read


def test_a_call_to_an_address_is_seen():
    calls = [
        '12 connect(3, {sa_family=AF_UNIX, sun_path="X1"}, 110) = 0\n',
        "12 socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_TCP) = 5\n",
        "13 connect(5, {sa_family=AF_INET6, sin6_port=htons(443)}, 28 <unfinished ...>\n",
        "13 getsockname(3, {sa_family=AF_UNIX}, [128 => 2]) = 0\n",
    ]
    seen, outside = read(calls)
    assert [line.split("(")[0] for line in outside] == ["13 connect"]
    assert seen["socket AF_INET"] == 1
    assert seen["connect AF_UNIX"] == 1


def test_a_program_that_stays_at_home_shows_none():
    assert read(["12 socket(AF_UNIX, SOCK_STREAM, 0) = 3\n", "12 +++ exited with 0 +++\n"])[1] == []
