"""Words that would tell a captor what a conversation is about; none of them may stand on the screen of somebody inside."""

import re

#: In six languages and romanised Korean, `_` for a space. Latin words match whole words, the rest anywhere.
_TELLING = """
    공안 기동대 특공대 출동 작전 급습 체포 검거 현장 데리러 구하러 요원 정보원 task_force raid agents
    경찰 형사 수사 신고 제보 112 117 구조 구출 구해 살려 납치 감금 갇 탈출 도망 피해 인신매매 대사관 영사 외교부
    캄보디아 단지 범죄 사기 보이스피싱 도움 도와 당직 접수 사건 실종 위험 한국인 조직 police officer duty report
    rescue kidnap kidnapped abduct abducted captive confined trapped embassy consul consular consulate cambodia
    compound victim help scam crime trafficking escape case missing danger emergency sos tip reference korea korean
    interpol hostage detained 警察 公安 报警 報警 举报 舉報 救 绑架 綁架 囚禁 拘禁 关押 關押 大使馆 大使館 领事 領事
    柬埔寨 园区 園區 受害 逃 帮助 幫助 诈骗 詐騙 案件 失踪 失蹤 危险 危險 韩国 韓國 ប៉ូលិស នគរបាល សង្គ្រោះ ជួយ
    ចាប់ពង្រត់ ចាប់ជំរិត ឃុំឃាំង ស្ថានទូត កម្ពុជា ជនរងគ្រោះ រាយការណ៍ បរិវេណ រត់គេច កូរ៉េ ឆបោក cảnh_sát công_an
    báo_cáo tố_giác giải_cứu cứu bắt_cóc giam nhốt đại_sứ_quán lãnh_sự campuchia khu_phức_hợp nạn_nhân giúp lừa_đảo
    trốn hàn_quốc nguy_hiểm ตำรวจ แจ้งความ ช่วย กู้ภัย ลักพาตัว กักขัง ขัง สถานทูต กงสุล กัมพูชา เหยื่อ หลอกลวง หนี
    เกาหลี อันตราย นิคม gyeongchal singo gujo napchi gamgeum daesagwan danji
"""

_PATTERN = re.compile(
    "|".join(
        rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])" if word.isascii() else re.escape(word)
        for word in (entry.replace("_", " ") for entry in _TELLING.split())
    ),
    re.IGNORECASE,
)


def telling_words(text: str) -> tuple[str, ...]:
    """The words in `text` that must not reach a screen a captor may read, in order; empty where there are none."""
    return tuple(match.group() for match in _PATTERN.finditer(text))
