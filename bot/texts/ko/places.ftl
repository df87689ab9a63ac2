### 위치에 붙는 설명. 당직자가 읽는 문장.

place-left = 전에 있던 곳이거나 지나온 곳으로 보입니다.
place-own = 제보자나 다른 사람이 사는 곳으로 보입니다.
place-seen = 그곳이 보인다고만 했습니다.
place-threat = 앞으로 보내질 수 있다고 한 곳입니다.
place-bound = 가는 곳이라고 했습니다. 도착했는지는 모릅니다.
place-widened = 거리나 시간 이야기가 있어 반경을 넓혔습니다.
place-shifted = 방향 이야기에 따라 지점을 옮겼습니다.
place-along-road = 국도를 따라 잰 지점입니다.
place-compound = 알려진 장소의 위치입니다. 제보에 위치가 적힌 것은 아닙니다.
place-short-link = 짧은 지도 링크가 있습니다. 열지 않았으니 위치는 링크에서 직접 확인하십시오.
place-photo = 사진 정보에 적힌 촬영 위치입니다. 지금 있는 곳이 아닐 수 있습니다.
place-photo-home = 사진 정보에 적힌 국내 위치입니다. 제보자가 있는 곳으로 보입니다.
